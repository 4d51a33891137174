import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { useZoom } from './useZoom.ts';
import { isZoomed } from './zoom.ts';

const zoomStep = 1.4;

interface ZoomStageProps {
  url: string;
  alt: string;
  /** What lies over the image. */
  children: ReactNode;
}

/** The image, to be zoomed by wheel, pinch, double click and keys, and moved by hand while it is. */
export function ZoomStage({ url, alt, children }: ZoomStageProps) {
  const box = useRef<HTMLDivElement>(null);
  const { zoom, zoomBy, reset } = useZoom(box);
  const { scale, x, y } = zoom;

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoomBy(zoomStep);
    else if (event.key === '-') zoomBy(1 / zoomStep);
    else if (event.key === '0') reset();
  }

  // The one thing here that takes the keys of zooming.
  const keys = { role: 'group', 'aria-label': 'Picture, to be zoomed by + and -', tabIndex: 0, onKeyDown };
  return (
    <div
      ref={box}
      {...keys}
      className="relative flex min-w-0 flex-1 touch-none items-center justify-center overflow-hidden focus-visible:outline-offset-[-2px]"
      style={{ cursor: isZoomed(zoom) ? 'grab' : 'zoom-in' }}
    >
      <img
        src={url}
        alt={alt}
        draggable={false}
        className="max-h-full max-w-full object-contain p-3"
        style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
      />
      {children}
      <div className="absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center gap-0.5 rounded-lg border border-border bg-surface-raised p-0.5 shadow-lifted">
        <IconButton
          label="Smaller"
          shortcut={['-']}
          size="icon-sm"
          tooltipSide="top"
          onClick={() => zoomBy(1 / zoomStep)}
        >
          <ZoomOut />
        </IconButton>
        <output className="w-12 text-center text-xs text-text-muted tabular-nums">{Math.round(scale * 100)}%</output>
        <IconButton label="Larger" shortcut={['+']} size="icon-sm" tooltipSide="top" onClick={() => zoomBy(zoomStep)}>
          <ZoomIn />
        </IconButton>
        <IconButton label="Whole picture" shortcut={['0']} size="icon-sm" tooltipSide="top" onClick={reset}>
          <Maximize2 />
        </IconButton>
      </div>
    </div>
  );
}
