import { ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';
import { isLink } from '../../execution/read-output.ts';
import { Button } from '../../ui/Button.tsx';
import { cn } from '../../ui/class-names.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import type { FieldControlProps } from './field-control.ts';
import { useFieldScope } from './FieldScope.ts';
import { pictureTypes } from './upload-picture.ts';
import { usePictureUpload } from './usePictureUpload.ts';

/** A picture: dropped, pasted or picked. Its value is the id of the asset that it becomes. */
export function ImageField({ id, field, value, onChange, isReadOnly, describedBy }: FieldControlProps) {
  const { assetUrl, rememberAsset } = useFieldScope();
  const [isOver, setIsOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { isUploading, refusal, upload } = usePictureUpload((assetId, url) => {
    rememberAsset(assetId, url);
    onChange(assetId);
  });
  const chosen = typeof value === 'string' && value ? value : null;
  const url = chosen && (isLink(chosen) ? chosen : assetUrl(chosen));

  function take(files: FileList | undefined | null): boolean {
    const [file] = files ?? [];
    if (!file || isReadOnly) return false;
    void upload(file);
    return true;
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  }

  function onPaste(event: ClipboardEvent) {
    if (take(event.clipboardData.files)) event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-2" onPaste={onPaste}>
      <button
        id={id}
        type="button"
        disabled={isReadOnly}
        aria-describedby={describedBy}
        aria-busy={isUploading}
        onClick={() => picker.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        className={cn(
          'relative flex h-40 flex-col items-center justify-center gap-1.5 overflow-hidden rounded-lg border border-dashed border-border-strong bg-surface-sunken text-xs text-text-muted transition-colors hover:border-accent',
          isOver && 'border-accent bg-accent-soft',
          url && 'border-solid border-border',
        )}
      >
        {url ? (
          <img src={url} alt={field.label} className="size-full object-contain" />
        ) : (
          <>
            <ImagePlus aria-hidden className="size-5" />
            <span>
              <span className="font-medium text-text">Choose a picture</span>, drop or paste one
            </span>
            <span>PNG, JPEG or WebP</span>
          </>
        )}
        {isUploading && (
          <span className="absolute inset-0 flex items-center justify-center gap-2 bg-surface-raised/80 text-text">
            <Spinner /> Sending…
          </span>
        )}
      </button>
      <input
        ref={picker}
        type="file"
        accept={pictureTypes.join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {refusal && (
        <p role="alert" className="text-xs text-danger">
          {refusal}
        </p>
      )}
      {chosen && !isReadOnly && (
        <div className="flex gap-2">
          <Button size="sm" onClick={() => picker.current?.click()}>
            Replace
          </Button>
          <Button size="sm" variant="ghost" onClick={() => onChange(undefined)}>
            Remove
          </Button>
        </div>
      )}
    </div>
  );
}
