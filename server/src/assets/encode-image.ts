import type { Sharp } from 'sharp';
import type { ImageFacts } from './read-image.ts';

export interface EncodedImage extends ImageFacts {
  bytes: Uint8Array;
}

/** Writes a picture in the format it came in. Without `keepMetadata`, sharp leaves out all metadata and converts to sRGB. */
export async function encodeAs(
  { contentType, extension }: Pick<ImageFacts, 'contentType' | 'extension'>,
  picture: Sharp,
): Promise<EncodedImage> {
  const { data, info } = await encoders[contentType](picture).toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType, extension, width: info.width, height: info.height };
}

const encoders = {
  'image/png': (picture) => picture.png(),
  'image/jpeg': (picture) => picture.jpeg({ quality: 92 }),
  'image/webp': (picture) => picture.webp({ quality: 92 }),
} satisfies Record<ImageFacts['contentType'], (picture: Sharp) => Sharp>;
