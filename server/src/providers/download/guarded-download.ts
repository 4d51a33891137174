import { downloadImage } from './download-image.ts';

/**
 * Fetches pictures by links that people have written, for the demo image models: none may lead to this computer or its network, as fal
 * itself could not be led there. Files that the project's own Supabase keeps are fetched wherever it is.
 */
export function createGuardedDownload(supabaseUrl: string | undefined) {
  const files = supabaseUrl && new URL(supabaseUrl).origin;
  return async (link: string, limits: { signal: AbortSignal; maxBytes: number }): Promise<Uint8Array> => {
    const allowPrivateHosts = ({ origin }: URL) => origin === files;
    return (await downloadImage(link, { ...limits, tries: 1, allowPrivateHosts })).bytes;
  };
}
