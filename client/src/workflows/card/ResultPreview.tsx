import { useState } from 'react';
import { cn } from '../../ui/class-names.ts';

interface Picture {
  id: string;
  url: string;
  width: number;
  height: number;
}

const most = 3;

/** What the last run made, uncropped: an ad is known by its words as much as by its picture. Behind it, the same colours, out of focus. */
export function ResultPreview({ pictures }: { pictures: readonly Picture[] }) {
  // The links of the first drawing are kept: a newly signed link to the same picture would make the browser load it again.
  const [shown] = useState(() => pictures.slice(0, most));
  const [loaded, setLoaded] = useState(0);
  const isReady = loaded >= shown.length;
  return (
    <div className={cn('relative size-full transition-opacity duration-200', !isReady && 'opacity-0')}>
      <img
        src={shown[0]?.url}
        alt=""
        className="absolute inset-0 size-full scale-125 object-cover opacity-60 blur-xl"
      />
      <div className="relative flex size-full items-center justify-center gap-2 p-3">
        {shown.map(({ id, url, width, height }) => (
          <img
            key={id}
            src={url}
            width={width}
            height={height}
            alt=""
            loading="lazy"
            decoding="async"
            onLoad={() => setLoaded((count) => count + 1)}
            onError={() => setLoaded((count) => count + 1)}
            className="h-auto max-h-full w-auto min-w-0 rounded-md object-contain shadow-lifted"
          />
        ))}
      </div>
    </div>
  );
}
