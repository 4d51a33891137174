import { useState } from 'react';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { CardImage } from '../live/card-run.ts';

const most = 3;
/** CSS pixels that a card has for them. */
const imageHeight = 144;

/** What the last run made, uncropped: an ad is known by its words as much as by its image. Behind it, the same colours, out of focus. */
export function ResultPreview({ images }: { images: readonly CardImage[] }) {
  // The links of the first drawing are kept: a newly signed link to the same image would make the browser load it again.
  const [shown] = useState(() => {
    const first = images.slice(0, most);
    rememberCopies(first);
    return first;
  });
  const [loaded, setLoaded] = useState(0);
  const isReady = loaded >= shown.length;
  return (
    <div className={cn('relative size-full transition-opacity duration-200', !isReady && 'opacity-0')}>
      {shown[0] && (
        <SmallImage
          url={shown[0].url}
          // The same file as in front.
          box={boxOf(shown[0])}
          loading="eager"
          className="absolute inset-0 size-full scale-125 object-cover opacity-60 blur-xl"
        />
      )}
      <div className="relative flex size-full items-center justify-center gap-2 p-3">
        {shown.map(({ id, url, width, height }) => (
          <SmallImage
            key={id}
            url={url}
            box={boxOf({ width, height })}
            width={width}
            height={height}
            onLoad={() => setLoaded((count) => count + 1)}
            onError={() => setLoaded((count) => count + 1)}
            className="h-auto max-h-full w-auto min-w-0 rounded-md object-contain shadow-lifted"
          />
        ))}
      </div>
    </div>
  );
}

function boxOf({ width, height }: Pick<CardImage, 'width' | 'height'>) {
  return { width: (imageHeight * width) / height };
}
