import { downloadImage } from './download-image.ts';

/**
 * Fetches pictures by links that others than the person at this computer have written: none may lead to this computer or its
 * network. Files that the project's own Supabase keeps are fetched wherever it is.
 */
export function createGuardedDownload(supabaseUrl: string) {
  const { origin: files } = new URL(supabaseUrl);
  return async (link: string, limits: { signal: AbortSignal; maxBytes: number }): Promise<Uint8Array> => {
    const allowPrivateHosts = ({ origin }: URL) => origin === files;
    return (await downloadImage(link, { ...limits, tries: 1, allowPrivateHosts })).bytes;
  };
}
