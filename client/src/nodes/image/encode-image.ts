/** Draws an image at a size and writes it as a file. Where a browser cannot write the type it writes a PNG. */
export async function encodeImage(
  image: ImageBitmap | HTMLImageElement,
  { width, height }: { width: number; height: number },
  type: string,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is not enough memory to draw the picture.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return canvas.convertToBlob({ type, quality: 0.92 });
}
