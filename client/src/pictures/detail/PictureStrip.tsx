import { Link } from 'wouter';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import type { Picture } from '../picture.ts';
import { titleOf } from '../picture.ts';

interface PictureStripProps {
  label: string;
  pictures: readonly Picture[];
}

/** Small pictures in a row of three, each a way to itself. */
export function PictureStrip({ label, pictures }: PictureStripProps) {
  return (
    <ul aria-label={label} className="grid grid-cols-3 gap-1.5">
      {pictures.map((picture) => (
        <li key={picture.id}>
          <Link
            href={`/pictures/${picture.id}`}
            aria-label={titleOf(picture)}
            title={titleOf(picture)}
            className="block aspect-square overflow-hidden rounded-lg bg-surface-sunken hover:brightness-95"
          >
            <SmallImage url={picture.url} box={{ width: 120, height: 120 }} className="size-full object-contain" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
