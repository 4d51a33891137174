import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { formatBytes } from '../../ui/files/format-bytes.ts';
import { isHeic } from './heic/is-heic.ts';

export type UploadLimits = Catalogue['uploadLimits'];

interface ImageFile {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
}

interface Pixels {
  width: number;
  height: number;
}

/** What is looked at to be scaled down: more than the largest photos have. Bytes. */
const mostSourceBytes = 150_000_000;

/** Why a file cannot be taken, as far as that can be told before it is opened; null when nothing speaks against it. */
export function refuseFile({ name, type, size }: ImageFile, limits: UploadLimits): string | null {
  if (!limits.contentTypes.includes(type) && !isHeic({ name, type })) {
    const what = type ? `of the type ${type}` : 'of a type that is not known';
    return `“${name}” is ${what}. ${typeNames(limits)} pictures can be used.`;
  }
  if (size === 0) return `“${name}” is empty.`;
  if (size > mostSourceBytes) {
    return `“${name}” has ${formatBytes(size)}. A picture may have at most ${formatBytes(mostSourceBytes)}.`;
  }
  return null;
}

/** The same of its pixels, once they are known. */
export function refusePixels({ name }: ImageFile, { width, height }: Pixels, mostPixels: number): string | null {
  if (width * height <= mostPixels) return null;
  const most = Math.floor(mostPixels / 1e6);
  const size = `${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`;
  return `“${name}” has ${size}, ${Math.round((width * height) / 1e6)} megapixels. At most ${most} megapixels can be taken.`;
}

/** `PNG, JPEG, WebP and HEIC`: HEIF is another name of the last. */
export function typeNames({ contentTypes }: Pick<UploadLimits, 'contentTypes'>): string {
  const names = contentTypes.map((type) =>
    (type.split('/')[1] ?? type).toUpperCase().replace('WEBP', 'WebP').replace('+XML', ''),
  );
  return `${names.filter((name) => !/^HEI[CF]$/.test(name)).join(', ')} and HEIC`;
}
