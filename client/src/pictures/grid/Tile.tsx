import { Check, Star } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { OpenChecksMark } from '../../run/checks/OpenChecksMark.tsx';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { type Picture, titleOf } from '../picture.ts';
import { boxIn } from './grid-shape.ts';

interface TileProps {
  picture: Picture;
  path: string;
  /** The side of the tile, in CSS pixels. */
  size: number;
  /** Nothing but its colours is shown: it flies by. */
  isRushing: boolean;
  isSelected: boolean;
  /** Some are chosen, so that a click chooses. */
  isChoosing: boolean;
}

/** One picture, whole and in its own shape. Until it is loaded its place has its colours. */
export const Tile = memo(function Tile({ picture, path, size, isRushing, isSelected, isChoosing }: TileProps) {
  const box = boxIn(size, picture);
  return (
    <>
      <Link
        href={path}
        tabIndex={-1}
        className={cn(
          'absolute inset-0 flex items-center justify-center rounded-lg [-webkit-touch-callout:none] focus-visible:outline-none',
          isSelected && 'bg-accent-soft ring-2 ring-accent ring-inset',
        )}
      >
        <span
          className={cn(
            'relative block overflow-hidden rounded-lg bg-surface-sunken shadow-card transition-[scale] duration-100',
            isSelected && 'scale-[0.86]',
          )}
          style={{
            ...box,
            ...(picture.placeholder && { backgroundImage: `url(${picture.placeholder})`, backgroundSize: '100% 100%' }),
          }}
        >
          {!isRushing && (
            <SmallImage url={picture.url} box={box} loading="eager" draggable={false} className="size-full" />
          )}
          <span className="pointer-events-none absolute inset-x-0 bottom-0 truncate bg-linear-to-t from-black/65 to-transparent px-2 pt-6 pb-1.5 text-2xs text-white opacity-0 transition-opacity duration-100 group-hover:opacity-100 group-focus-visible:opacity-100">
            {titleOf(picture)}
          </span>
          <OpenChecksMark
            count={picture.openCheckCount}
            className={cn('top-1.5 left-auto', picture.isStarred ? 'right-7' : 'right-1.5')}
          />
          {picture.isStarred && (
            <Star
              aria-hidden
              className="absolute top-2 right-2 size-4 fill-amber-400 text-amber-400 drop-shadow-[0_0_1.5px_rgb(0_0_0/0.7)]"
            />
          )}
        </span>
      </Link>
      <button
        type="button"
        data-mark
        tabIndex={-1}
        aria-label={`Select ${titleOf(picture)}`}
        aria-pressed={isSelected}
        className={cn(
          'absolute flex size-8 items-center justify-center opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
          (isChoosing || isSelected) && 'opacity-100',
        )}
        style={{ left: markAt(size, box.width), top: markAt(size, box.height) }}
      >
        <span
          className={cn(
            'flex size-5 items-center justify-center rounded-full border-[1.5px] border-white bg-black/25 shadow-[0_0_2px_rgb(0_0_0/0.5)]',
            isSelected && 'border-accent bg-accent text-accent-foreground',
          )}
        >
          {isSelected && <Check aria-hidden className="size-3.5" strokeWidth={3} />}
        </span>
      </button>
    </>
  );
});

/** In the corner of the picture, wherever that is in its tile. */
function markAt(size: number, side: number): number {
  return Math.max(0, Math.round((size - side) / 2)) + 2;
}
