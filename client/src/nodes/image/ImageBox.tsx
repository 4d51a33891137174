import { ImageOff, ImagePlus } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { ProgressBar } from '../../ui/display/ProgressBar.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { typeNames } from './check-image.ts';
import type { UploadState } from './useImageUpload.ts';

interface ImageBoxProps {
  id: string;
  label: string;
  /** The image that is chosen, where its link is known. */
  url: string | null;
  isChosen: boolean;
  state: UploadState;
  isReadOnly: boolean;
  describedBy: string | undefined;
  onPick: () => void;
  onDrop: (files: FileList) => void;
  onCancel: () => void;
}

/** Where an image is dropped, and where it is seen: at once, while it is still being sent. */
export function ImageBox(props: ImageBoxProps) {
  const { id, label, url, isChosen, state, isReadOnly, describedBy, onPick, onDrop, onCancel } = props;
  const [isOver, setIsOver] = useState(false);
  const isSending = state.kind === 'sending';
  const shown = isSending ? state.preview : url;

  return (
    <div
      className="relative"
      onDragOver={(event: DragEvent) => {
        if (isReadOnly) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        onDrop(event.dataTransfer.files);
      }}
    >
      <button
        id={id}
        type="button"
        disabled={isReadOnly}
        aria-describedby={describedBy}
        aria-busy={isSending}
        onClick={onPick}
        className={cn(
          'flex h-44 w-full flex-col items-center justify-center gap-1.5 overflow-hidden rounded-lg border border-dashed border-border-strong bg-surface-sunken text-xs text-text-muted transition-colors enabled:hover:border-accent',
          isOver && 'border-accent bg-accent-soft',
          shown && 'border-solid border-border',
        )}
      >
        {shown ? (
          <Image key={shown} url={shown} label={label} isDim={isSending} />
        ) : (
          <Invitation isChosen={isChosen} isReadOnly={isReadOnly} />
        )}
      </button>
      {isSending && <Sending fraction={state.preview === null ? null : state.fraction} onCancel={onCancel} />}
    </div>
  );
}

function Image({ url, label, isDim }: { url: string; label: string; isDim: boolean }) {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken && !isDim) {
    return (
      <>
        <ImageOff aria-hidden className="size-5" />
        <span>There is no picture at this link.</span>
      </>
    );
  }
  return (
    <SmallImage
      url={url}
      box={{ width: 320, height: 176 }}
      alt={label}
      onError={() => setIsBroken(true)}
      className={cn('size-full object-contain', isDim && 'opacity-40', isBroken && 'invisible')}
    />
  );
}

function Invitation({ isChosen, isReadOnly }: { isChosen: boolean; isReadOnly: boolean }) {
  const { uploadLimits } = useCatalogue();
  return (
    <>
      <ImagePlus aria-hidden className="size-5" />
      {isChosen || isReadOnly ? (
        <span>{isChosen ? 'Picture chosen' : 'No picture'}</span>
      ) : (
        <>
          <span>
            <span className="font-medium text-text">Choose a picture</span>, drop or paste one
          </span>
          <span>{typeNames(uploadLimits)}; large ones are scaled down</span>
        </>
      )}
    </>
  );
}

/** `fraction` is null while the image is made ready here. */
function Sending({ fraction, onCancel }: { fraction: number | null; onCancel: () => void }) {
  const isThere = fraction !== null && fraction >= 1;
  return (
    <div className="absolute inset-x-3 bottom-3 flex flex-col gap-2 rounded-lg border border-border bg-surface-raised px-2.5 py-2 shadow-card">
      <div className="flex items-center justify-between gap-2 text-xs tabular-nums">
        <span>
          {fraction === null ? 'Reading…' : isThere ? 'Checking…' : `Sending, ${Math.round(fraction * 100)}%`}
        </span>
        <Button size="inline" variant="link" className="text-xs" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <ProgressBar fraction={isThere ? null : fraction} />
    </div>
  );
}
