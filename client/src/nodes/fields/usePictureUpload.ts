import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { uploadPicture } from './upload-picture.ts';

/** One upload at a time: a new one, or leaving, gives up the one under way. */
export function usePictureUpload(onUploaded: (assetId: string, url: string) => void) {
  const client = useClient();
  const [isUploading, setIsUploading] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const underWay = useRef<AbortController>(undefined);

  useEffect(() => () => underWay.current?.abort(), []);

  async function upload(file: File) {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    setIsUploading(true);
    setRefusal(null);
    const result = await uploadPicture(client, file, controller.signal);
    if (controller.signal.aborted) return;
    setIsUploading(false);
    if (result.ok) onUploaded(result.assetId, result.url);
    else setRefusal(result.message);
  }

  return { isUploading, refusal, upload };
}
