import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import type { CheckedArea } from '../checks/ChecksList.tsx';
import { useZoom } from './useZoom.ts';
import { isZoomed } from './zoom.ts';

const zoomStep = 1.4;
/** CSS pixels that are left free around the image, on both sides together. */
const edges = 24;

interface ZoomStageProps {
  url: string;
  alt: string;
  /** A smaller copy, which is seen until the image itself is there; and the size of that. */
  preview?: { url: string; width: number; height: number };
  /** A place on the image that is shown, in the image’s own pixels. */
  mark?: { picture: { width: number; height: number }; area: CheckedArea } | null;
  /** What lies over the image. */
  children: ReactNode;
}

/** The image, to be zoomed by wheel, pinch, double click and keys, and moved by hand while it is. */
export function ZoomStage({ url, alt, preview, mark, children }: ZoomStageProps) {
  const box = useRef<HTMLDivElement>(null);
  const { zoom, zoomBy, reset } = useZoom(box);
  const { scale, x, y } = zoom;
  const [isLoaded, setIsLoaded] = useState(false);

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
      {preview && !isLoaded && (
        <img
          src={preview.url}
          alt=""
          draggable={false}
          className="absolute inset-0 m-auto size-full object-contain p-3"
          style={{ maxWidth: preview.width + edges, maxHeight: preview.height + edges }}
        />
      )}
      <img
        src={url}
        alt={alt}
        draggable={false}
        onLoad={() => setIsLoaded(true)}
        className="max-h-full max-w-full object-contain p-3"
        style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
      />
      {mark && (
        // In the same box as the image, so that both are scaled alike.
        <svg
          aria-hidden
          viewBox={`0 0 ${mark.picture.width} ${mark.picture.height}`}
          className="pointer-events-none absolute inset-0 m-auto size-full overflow-visible p-3"
          style={{
            maxWidth: mark.picture.width + edges,
            maxHeight: mark.picture.height + edges,
            transform: `translate(${x}px, ${y}px) scale(${scale})`,
          }}
        >
          <Outline area={mark.area} className="stroke-black/60 [stroke-width:5px]" />
          <Outline area={mark.area} className="stroke-amber-400 [stroke-width:2.5px]" />
        </svg>
      )}
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

function Outline({ area, className }: { area: CheckedArea; className: string }) {
  const { left, top, width, height } = area;
  return (
    <rect
      x={left}
      y={top}
      width={width}
      height={height}
      fill="none"
      vectorEffect="non-scaling-stroke"
      className={className}
    />
  );
}
