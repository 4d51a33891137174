import type { Piece } from '@visualadgen/graph/pictures/piece-around.ts';
import type { ReactNode, Ref } from 'react';
import { linkFor } from '../../run/image/image-copies.ts';
import type { CutSource } from './useCutSource.ts';

interface CutViewProps {
  source: CutSource;
  piece: Piece;
  /** How high it may be, in pixels. */
  most: number;
  ref?: Ref<HTMLDivElement>;
  children?: ReactNode;
}

/** An image with what is cut away in the dark. Where only its shape is known, that. */
export function CutView({ source: { url, size }, piece, most, ref, children }: CutViewProps) {
  const width = (most * size.width) / size.height;
  const percent = (part: number, all: number) => `${(part / all) * 100}%`;
  return (
    <div
      ref={ref}
      className="relative mx-auto overflow-hidden rounded-md bg-surface-sunken"
      style={{
        aspectRatio: `${size.width} / ${size.height}`,
        width: `min(100%, ${width}px)`,
      }}
    >
      {url ? (
        // It shows nothing that is not shown elsewhere, so it is no image to those who cannot see it.
        <span
          className="absolute inset-0 bg-[length:100%_100%]"
          style={{ backgroundImage: `url(${JSON.stringify(linkFor(url, width))})` }}
        />
      ) : (
        <span className="absolute inset-0 bg-[repeating-linear-gradient(45deg,var(--color-border)_0_6px,transparent_6px_12px)]" />
      )}
      <span
        data-testid="kept"
        className="pointer-events-none absolute rounded-[2px] shadow-[0_0_0_999px_rgb(0_0_0/0.6)] outline-2 -outline-offset-2 outline-white"
        style={{
          left: percent(piece.left, size.width),
          top: percent(piece.top, size.height),
          width: percent(piece.width, size.width),
          height: percent(piece.height, size.height),
        }}
      />
      {children}
    </div>
  );
}
