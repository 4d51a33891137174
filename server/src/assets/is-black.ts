import { decoding, openImage, usualLimits } from './read-image.ts';

/** Of 255: what a lossy format makes of black. */
const darkest = 4;

/** Whether every pixel is black, as in what a provider sends in the place of a picture that its safety checker holds back. */
export async function isBlack(bytes: Uint8Array): Promise<boolean> {
  const picture = openImage(bytes).removeAlpha().toColourspace('srgb');
  const { channels } = await decoding(usualLimits.maxPixels, () => picture.stats());
  return channels.every(({ max }) => max < darkest);
}
