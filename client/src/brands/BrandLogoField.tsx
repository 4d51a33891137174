import { ImagePlus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { explainFailure } from '../api/read-answer.ts';
import { UploadLimitsQuery } from '../nodes/image/image-documents.ts';
import { uploadImage } from '../nodes/image/upload-image.ts';
import { EarlierImagesButton } from '../nodes/image/EarlierImagesButton.tsx';
import { IconButton } from '../ui/controls/IconButton.tsx';
import { Spinner } from '../ui/display/Spinner.tsx';
import { cn } from '../ui/theme/class-names.ts';
import type { BrandLogo } from './brand.ts';

interface BrandLogoFieldProps {
  label: string;
  isOnDark: boolean;
  logo: BrandLogo | null;
  onChange: (logo: BrandLogo | null) => void;
}

/** A logo: dropped, picked from this computer, or taken from earlier pictures. */
export function BrandLogoField({ label, isOnDark, logo, onChange }: BrandLogoFieldProps) {
  const client = useClient();
  const picker = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    setIsBusy(true);
    setProblem(null);
    const { data, error } = await client.query(UploadLimitsQuery, {}).toPromise();
    const result = data
      ? await uploadImage(client, file, { limits: data.uploadLimits, signal: new AbortController().signal })
      : { ok: false as const, message: explainFailure(error) };
    setIsBusy(false);
    if (result.ok) onChange({ id: result.assetId, url: result.url });
    else setProblem(result.message);
  }

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span className="text-xs font-medium">{label}</span>
      <button
        type="button"
        aria-label={logo ? `${label}: choose another file` : `${label}: choose a file`}
        onClick={() => picker.current?.click()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take(event.dataTransfer.files[0]);
        }}
        className={cn(
          'flex h-24 items-center justify-center rounded-lg border border-dashed border-border-strong p-3 text-text-muted hover:border-accent',
          isOnDark ? 'bg-neutral-900' : 'bg-white',
        )}
      >
        {isBusy ? (
          <Spinner className="size-5" />
        ) : logo ? (
          <img src={logo.url} alt="" className="max-h-full max-w-full object-contain" />
        ) : (
          <ImagePlus aria-hidden className={cn('size-5', isOnDark ? 'text-neutral-300' : 'text-neutral-500')} />
        )}
      </button>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        aria-label={`${label}: file`}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <div className="flex items-center gap-1">
        <EarlierImagesButton label={label} onChoose={(id, url) => onChange({ id, url })} />
        {logo && (
          <IconButton label={`Remove ${label.toLowerCase()}`} size="icon-sm" onClick={() => onChange(null)}>
            <X />
          </IconButton>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-xs break-words text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
