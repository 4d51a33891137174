import type { Catalogue } from '../catalogue.ts';
import { formatBytes } from './format-bytes.ts';

export type UploadLimits = Catalogue['uploadLimits'];

interface PictureFile {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
}

interface Pixels {
  width: number;
  height: number;
}

/** Why a file cannot be taken, as far as that can be told before it is sent; null when nothing speaks against it. */
export function refuseFile({ name, type, size }: PictureFile, limits: UploadLimits): string | null {
  if (!limits.contentTypes.includes(type)) {
    const what = type ? `of the type ${type}` : 'of a type that is not known';
    return `“${name}” is ${what}. ${typeNames(limits)} pictures can be used.`;
  }
  if (size === 0) return `“${name}” is empty.`;
  if (size > limits.maxBytes) {
    return `“${name}” has ${formatBytes(size)}. A picture may have at most ${formatBytes(limits.maxBytes)}.`;
  }
  return null;
}

/** The same of its pixels, once they are known. */
export function refusePixels({ name }: PictureFile, { width, height }: Pixels, limits: UploadLimits): string | null {
  if (width * height <= limits.maxPixels) return null;
  const most = Math.floor(limits.maxPixels / 1e6);
  const size = `${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`;
  return `“${name}” has ${size}, ${Math.round((width * height) / 1e6)} megapixels. At most ${most} megapixels can be taken.`;
}

/** `PNG, JPEG and WEBP`. */
export function typeNames({ contentTypes }: Pick<UploadLimits, 'contentTypes'>): string {
  const names = contentTypes.map((type) => (type.split('/')[1] ?? type).toUpperCase().replace('WEBP', 'WebP'));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
