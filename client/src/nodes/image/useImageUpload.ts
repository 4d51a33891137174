import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { measureImage } from './measure-image.ts';
import { uploadImage } from './upload-image.ts';

/** Nothing under way; an image being sent (`fraction` from 0 to 1, with a link to see it by once it is read); or why one was not taken. */
export type UploadState =
  | { kind: 'idle' }
  | { kind: 'sending'; fraction: number; preview: string | null }
  | { kind: 'refused'; message: string };

const idle: UploadState = { kind: 'idle' };

/** One upload at a time: a new one, or leaving, gives up the one under way. */
export function useImageUpload(onUploaded: (assetId: string, url: string) => void) {
  const client = useClient();
  const { uploadLimits } = useCatalogue();
  const [state, setState] = useState(idle);
  const underWay = useRef<AbortController>(undefined);

  useEffect(() => () => underWay.current?.abort(), []);
  const preview = state.kind === 'sending' ? state.preview : null;
  // Only when it is off the screen: a link that is gone while it loads is a fault.
  useEffect(() => () => (preview === null ? undefined : URL.revokeObjectURL(preview)), [preview]);

  const cancel = useCallback(() => {
    underWay.current?.abort();
    setState(idle);
  }, []);

  async function upload(file: File) {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    const { signal } = controller;
    const show = (next: UploadState) => !signal.aborted && setState(next);
    let own: string | null = null;
    const onSent = (fraction: number) => show({ kind: 'sending', fraction, preview: own });
    const onPrepared = (image: File) => {
      if (signal.aborted) return;
      own = URL.createObjectURL(image);
      onSent(0);
    };
    onSent(0);
    const result = await uploadImage(client, file, { limits: uploadLimits, signal, onPrepared, onSent });
    // Once it is here, it takes the place of the file's own image without a flash.
    if (result.ok) await measureImage(result.url);
    show(result.ok ? idle : { kind: 'refused', message: result.message });
    if (result.ok && !signal.aborted) onUploaded(result.assetId, result.url);
  }

  return { state, upload, cancel };
}
