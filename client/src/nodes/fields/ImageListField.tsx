import { ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { typeNames } from '../image/check-image.ts';
import { EarlierImagesButton } from '../image/EarlierImagesButton.tsx';
import { heicAccept } from '../image/heic/is-heic.ts';
import { useAssetLinks } from '../image/useAssetLinks.ts';
import { readPhotos } from '../list/photo-list.ts';
import { PhotoRow } from '../list/PhotoRow.tsx';
import { dropUpload, uploadPhotos, usePhotoUploads } from '../list/photo-uploads.ts';
import { ReorderHandle } from '../list/ReorderHandle.tsx';
import { UploadRow } from '../list/UploadRow.tsx';
import { usePhotoList } from '../list/usePhotoList.ts';
import { useReorder } from '../list/useReorder.ts';
import type { FieldControlProps } from './field-control.ts';

/** Several pictures: dropped, pasted or picked many at a time, each with its name. */
export function ImageListField({ id, field, value, isReadOnly, describedBy }: FieldControlProps) {
  const { uploadLimits } = useCatalogue();
  const { target, actions, move, add } = usePhotoList(field);
  const uploads = usePhotoUploads(target.id);
  const photos = readPhotos(value);
  const links = useAssetLinks(photos.map((photo) => photo.asset_id));
  const { said, handleProps, placeProps } = useReorder(photos.length, move);
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);

  function take(files: FileList | null): boolean {
    if (isReadOnly || !files || files.length === 0) return false;
    void uploadPhotos(target, [...files]);
    return true;
  }

  return (
    <div
      className={cn('flex flex-col gap-2 rounded-lg', isOver && 'outline-2 outline-accent')}
      onPaste={(event: ClipboardEvent) => {
        if (!take(event.clipboardData.files)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onDragOver={(event: DragEvent) => {
        if (isReadOnly || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event: DragEvent) => {
        setIsOver(false);
        if (take(event.dataTransfer.files)) event.preventDefault();
      }}
    >
      {!isReadOnly && (
        <button
          id={id}
          type="button"
          aria-describedby={describedBy}
          onClick={() => picker.current?.click()}
          className="flex flex-col items-center gap-1 rounded-lg border border-dashed border-border-strong bg-surface-sunken px-3 py-4 text-xs text-text-muted transition-colors hover:border-accent"
        >
          <ImagePlus aria-hidden className="size-5" />
          <span>
            <span className="font-medium text-text">Choose pictures</span>, drop or paste them
          </span>
          <span>{typeNames(uploadLimits)}; large ones are scaled down</span>
        </button>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        accept={[...uploadLimits.contentTypes, heicAccept].join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <ol aria-label={field.label} data-reorder className="flex flex-col gap-1 empty:hidden">
        {photos.map((photo, index) => (
          <li
            key={`${photo.asset_id} ${photos.findIndex((one) => one.asset_id === photo.asset_id) === index ? '' : index}`}
            {...placeProps(index)}
            className="flex items-center gap-1.5 border-y-2 border-transparent [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto] data-[over=after]:border-b-accent data-[over=before]:border-t-accent"
          >
            {!isReadOnly && <ReorderHandle label={photo.name || `photo ${index + 1}`} {...handleProps(index)} />}
            <PhotoRow
              photo={photo}
              number={index + 1}
              url={links[photo.asset_id]}
              isReadOnly={isReadOnly}
              actions={actions}
            />
          </li>
        ))}
      </ol>
      {uploads.length > 0 && (
        <ul aria-label="On their way" className="flex flex-col gap-1">
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} onDrop={() => dropUpload(target.id, upload.key)} />
          ))}
        </ul>
      )}
      <div className="flex items-center justify-between gap-2">
        {!isReadOnly && (
          <EarlierImagesButton
            onChoose={(assetId, url) => {
              target.rememberAsset(assetId, url);
              if (!photos.some((photo) => photo.asset_id === assetId)) add({ asset_id: assetId, name: '' });
            }}
          />
        )}
        <span className="text-xs text-text-muted tabular-nums">
          {photos.length === 1 ? '1 photo' : `${photos.length} photos`}
        </span>
      </div>
      <output className="sr-only">{said}</output>
    </div>
  );
}
