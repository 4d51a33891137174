import { X } from 'lucide-react';
import { ProgressBar } from '../../ui/display/ProgressBar.tsx';
import type { PhotoUpload } from './photo-uploads.ts';

/** A picture on its way, or why it was not taken. */
export function UploadRow({ upload, onDrop }: { upload: PhotoUpload; onDrop: () => void }) {
  const isRefused = upload.kind === 'refused';
  return (
    <li className="flex items-start gap-2 rounded-md border border-border bg-surface-raised px-2 py-1.5 text-xs">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="truncate">{upload.name}</span>
        {isRefused ? (
          <span role="alert" className="break-words text-danger">
            {upload.message}
          </span>
        ) : (
          <>
            <span className="text-text-muted tabular-nums">{wordsFor(upload)}</span>
            <ProgressBar fraction={fractionOf(upload)} />
          </>
        )}
      </div>
      <button
        type="button"
        aria-label={`${isRefused ? 'Put away' : 'Cancel'} ${upload.name}`}
        title={isRefused ? 'Put away' : 'Cancel'}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm text-text-muted hover:bg-hover hover:text-text"
        onClick={onDrop}
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  );
}

function wordsFor(upload: PhotoUpload): string {
  if (upload.kind !== 'sending') return 'Waiting…';
  if (upload.fraction === null) return 'Reading…';
  return upload.fraction >= 1 ? 'Checking…' : `Sending, ${Math.round(upload.fraction * 100)}%`;
}

function fractionOf(upload: PhotoUpload): number | null {
  if (upload.kind !== 'sending') return 0;
  return upload.fraction !== null && upload.fraction >= 1 ? null : upload.fraction;
}
