import { fetchImage } from '../image/download-image.ts';
import { toast } from '../../ui/toast/toast.ts';

/** Puts a text on the clipboard, and says so. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(done);
  } catch {
    toast.error('The browser did not let us copy.');
  }
}

/** Whether this browser takes images on its clipboard: it does so on secure pages alone. */
export function canCopyImages(): boolean {
  return typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined && 'write' in navigator.clipboard;
}

/** Puts an image on the clipboard, as PNG, which is what browsers take. */
export async function copyImage(url: string): Promise<void> {
  try {
    // Given as a promise: the right to write is good for the moment of the click alone.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(url) })]);
    toast.success('Picture copied.');
  } catch {
    toast.error('The browser did not let us copy the picture. Download it instead.');
  }
}

async function asPng(url: string): Promise<Blob> {
  const blob = await fetchImage(url);
  if (!blob) throw new Error('The picture could not be fetched.');
  if (blob.type === 'image/png') return blob;
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
