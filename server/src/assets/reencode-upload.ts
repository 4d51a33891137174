import type { EncodedImage } from './encode-image.ts';
import { reencodeImage } from './reencode-image.ts';

/** A person's picture as it may be kept: drawn anew, at most 4096 pixels a side. Throws IMAGE_INVALID and IMAGE_TOO_LARGE. */
export function reencodeUpload(bytes: Uint8Array): Promise<EncodedImage> {
  return reencodeImage(bytes, { longestSide: 4096 });
}
