import { useRef } from 'react';
import type { ClipboardEvent } from 'react';
import { Trash2 } from 'lucide-react';
import { isLink } from '../../run/value/read-output.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { heicAccept } from '../image/heic/is-heic.ts';
import { EarlierImagesButton } from '../image/EarlierImagesButton.tsx';
import { LinkInput } from '../image/LinkInput.tsx';
import { ImageBox } from '../image/ImageBox.tsx';
import { ImageFacts } from '../image/ImageFacts.tsx';
import { useImageUpload } from '../image/useImageUpload.ts';
import type { FieldControlProps } from './field-control.ts';
import { useFieldScope } from './FieldScope.ts';

/** An image: dropped, pasted, picked, taken from earlier ones, or named by a link. */
export function ImageField({ id, field, value, isReadOnly, describedBy }: FieldControlProps) {
  const { type, config, assetUrl, rememberAsset, setFields } = useFieldScope();
  const { uploadLimits } = useCatalogue();
  const picker = useRef<HTMLInputElement>(null);
  const linkField = type.fields.find(({ name }) => name === field.linkField);
  const link = linkField ? configValue(type, config, linkField) : null;

  // One image: whichever way it comes, it takes the place of the other.
  const useAsset = (assetId: string, url: string) => {
    rememberAsset(assetId, url);
    setFields({ [field.name]: assetId, ...(linkField && { [linkField.name]: undefined }) });
  };
  const useLink = (url: string) => {
    if (linkField) setFields({ [linkField.name]: url || undefined, [field.name]: undefined });
  };
  const clear = () => setFields({ [field.name]: undefined, ...(linkField && { [linkField.name]: undefined }) });
  const { state, upload, cancel } = useImageUpload(useAsset);

  const assetId = typeof value === 'string' && value ? value : null;
  const chosenLink = typeof link === 'string' && isLink(link) ? link : null;
  const url = assetId ? (isLink(assetId) ? assetId : assetUrl(assetId)) : chosenLink;
  const isChosen = assetId !== null || chosenLink !== null;

  function take(files: FileList | undefined | null): boolean {
    const [file] = files ?? [];
    if (!file || isReadOnly) return false;
    void upload(file);
    return true;
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain').trim();
    const isWriting = event.target instanceof HTMLInputElement;
    if (take(event.clipboardData.files)) event.preventDefault();
    else if (!isReadOnly && !isWriting && linkField && /^https?:\/\//.test(text)) {
      event.preventDefault();
      useLink(text);
    }
  }

  return (
    <div className="flex flex-col gap-2" onPaste={onPaste}>
      <ImageBox
        id={id}
        label={field.label}
        url={url ?? null}
        isChosen={isChosen}
        state={state}
        isReadOnly={isReadOnly}
        describedBy={describedBy}
        onPick={() => picker.current?.click()}
        onDrop={take}
        onCancel={cancel}
      />
      <input
        ref={picker}
        type="file"
        accept={[...uploadLimits.contentTypes, heicAccept].join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {state.kind === 'refused' && (
        <p role="alert" className="text-xs break-words text-danger">
          {state.message}
        </p>
      )}
      {isChosen && <ImageFacts assetId={assetId} url={url ?? null} onFound={rememberAsset} />}
      {!isReadOnly && (
        <div className="flex flex-wrap gap-2">
          {isChosen && (
            <Button size="sm" onClick={() => picker.current?.click()}>
              Replace
            </Button>
          )}
          <EarlierImagesButton onChoose={useAsset} />
          {isChosen && (
            <IconButton label="Remove" size="icon-sm" onClick={clear}>
              <Trash2 className="size-3.5" />
            </IconButton>
          )}
        </div>
      )}
      {linkField && (!isReadOnly || chosenLink) && !assetId && (
        <LinkInput
          field={linkField}
          value={typeof link === 'string' ? link : ''}
          isReadOnly={isReadOnly}
          onChange={useLink}
        />
      )}
    </div>
  );
}
