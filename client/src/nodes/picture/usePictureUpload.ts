import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useCatalogue } from '../CatalogueContext.tsx';
import { refuseFile, refusePixels } from './check-picture.ts';
import { measurePicture } from './measure-picture.ts';
import { uploadPicture } from './upload-picture.ts';

/** Nothing under way; a picture being sent (`fraction` from 0 to 1, with a link to see it by); or why one was not taken. */
export type UploadState =
  | { kind: 'idle' }
  | { kind: 'sending'; fraction: number; preview: string }
  | { kind: 'refused'; message: string };

const idle: UploadState = { kind: 'idle' };

/** One upload at a time: a new one, or leaving, gives up the one under way. */
export function usePictureUpload(onUploaded: (assetId: string, url: string) => void) {
  const client = useClient();
  const { uploadLimits } = useCatalogue();
  const [state, setState] = useState(idle);
  const underWay = useRef<AbortController>(undefined);

  useEffect(() => () => underWay.current?.abort(), []);

  const cancel = useCallback(() => {
    underWay.current?.abort();
    setState(idle);
  }, []);

  async function upload(file: File) {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    const { signal } = controller;
    const tell = (next: UploadState) => !signal.aborted && setState(next);
    const wrong = refuseFile(file, uploadLimits);
    if (wrong) return tell({ kind: 'refused', message: wrong });

    const preview = URL.createObjectURL(file);
    signal.addEventListener('abort', () => URL.revokeObjectURL(preview));
    tell({ kind: 'sending', fraction: 0, preview });
    // What the browser cannot read is for the server to judge.
    const pixels = await measurePicture(preview);
    const tooLarge = pixels && refusePixels(file, pixels, uploadLimits);
    if (tooLarge) tell({ kind: 'refused', message: tooLarge });
    else if (!signal.aborted) await send();
    // Whatever came of it, the file's own link is not needed any more.
    controller.abort();

    async function send() {
      const onSent = (fraction: number) => tell({ kind: 'sending', fraction, preview });
      const result = await uploadPicture(client, file, { signal, onSent });
      // Once it is here, it takes the place of the file's own picture without a flash.
      if (result.ok) await measurePicture(result.url);
      if (signal.aborted) return;
      tell(result.ok ? idle : { kind: 'refused', message: result.message });
      if (result.ok) onUploaded(result.assetId, result.url);
    }
  }

  const refuse = useCallback((message: string) => setState({ kind: 'refused', message }), []);
  return { state, upload, cancel, refuse };
}
