import { reencodeImage } from '../../assets/reencode-image.ts';
import { downloadFile } from './download-file.ts';
import type { DownloadOptions, WantedFile } from './download-file.ts';

const picture: WantedFile = {
  thing: 'picture',
  accept: 'image/png, image/jpeg, image/webp',
  missing: 'ASSET_MISSING',
  unreachable: 'IMAGE_UNREACHABLE',
  tooLarge: 'IMAGE_TOO_LARGE',
};

export interface ImageDownloadOptions extends DownloadOptions {
  /** 30 MB. */
  maxBytes?: number;
}

/** The bytes behind a link to a picture. Throws LINK_REFUSED, ASSET_MISSING, IMAGE_UNREACHABLE, IMAGE_TOO_LARGE and CANCELLED. */
export function downloadImage(link: string, options: ImageDownloadOptions = {}): Promise<Uint8Array> {
  return downloadFile(link, picture, { maxBytes: 30_000_000, ...options });
}

/**
 * Fetches pictures by links that people have written, for the demo models: none may lead to this computer or its network, as fal
 * itself could not be led there. Files that the project's own Supabase keeps are fetched wherever it is.
 */
export function createGuardedDownload(supabaseUrl: string | undefined) {
  const files = supabaseUrl && new URL(supabaseUrl).origin;
  return async (link: string, limits: { signal: AbortSignal; maxBytes: number }): Promise<Uint8Array> => {
    const allowPrivateHosts = ({ origin }: URL) => origin === files;
    const { maxBytes } = limits;
    return (await reencodeImage(await downloadImage(link, { ...limits, tries: 1, allowPrivateHosts }), { maxBytes }))
      .bytes;
  };
}
