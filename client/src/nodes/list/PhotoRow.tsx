import { ImageOff, X } from 'lucide-react';
import { memo } from 'react';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import type { Photo } from './photo-list.ts';

interface PhotoRowProps {
  photo: Photo;
  number: number;
  url: string | undefined;
  isReadOnly: boolean;
  /** The same one as long as the list is on screen. */
  actions: PhotoActions;
}

export interface PhotoActions {
  rename(index: number, name: string): void;
  remove(index: number): void;
}

/** One photo of a list: how it looks, what it is called, and away with it. */
export const PhotoRow = memo(function PhotoRow({ photo, number, url, isReadOnly, actions }: PhotoRowProps) {
  const label = photo.name || `photo ${number}`;
  return (
    <>
      <span className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-md bg-surface-sunken text-text-muted">
        {url ? (
          <SmallImage url={url} box={{ width: 40 }} draggable={false} className="size-full object-cover" />
        ) : (
          <ImageOff aria-hidden className="size-4" />
        )}
      </span>
      <Input
        aria-label={`Name of photo ${number}`}
        value={photo.name}
        placeholder={`Photo ${number}`}
        maxLength={200}
        readOnly={isReadOnly}
        onChange={(event) => actions.rename(number - 1, event.target.value)}
      />
      {!isReadOnly && (
        <button
          type="button"
          aria-label={`Remove ${label}`}
          title="Remove"
          className="flex h-7 w-6 shrink-0 items-center justify-center rounded-sm text-text-muted hover:bg-hover hover:text-text"
          onClick={() => actions.remove(number - 1)}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </>
  );
});
