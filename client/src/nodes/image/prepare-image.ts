import { refuseFile, refusePixels } from './check-image.ts';
import type { UploadLimits } from './check-image.ts';
import { encodeImage } from './encode-image.ts';
import { formatBytes } from '../../ui/files/format-bytes.ts';
import { decodeHeic } from './heic/decode-heic.ts';
import { isHeic } from './heic/is-heic.ts';
import { mostSourcePixels, sizeWithin } from './scaled-size.ts';

export type Prepared = { ok: true; file: File } | { ok: false; message: string };

/**
 * An image as the server takes it: as it is where it keeps to the limits; a phone's HEIC read; one that is too large scaled
 * down, turned as its camera was held. What cannot be read here is left for the server to judge.
 */
export async function prepareImage(file: File, limits: UploadLimits, signal: AbortSignal): Promise<Prepared> {
  const wrong = refuseFile(file, limits);
  if (wrong) return { ok: false, message: wrong };
  if (isHeic(file)) {
    const photo = await decodeHeic(file, signal);
    return photo ? within(renamed(file.name, photo), limits) : { ok: false, message: unreadableHeic(file.name) };
  }
  const url = URL.createObjectURL(file);
  try {
    return await prepare(file, url, limits);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function prepare(file: File, url: string, limits: UploadLimits): Promise<Prepared> {
  const image = new Image();
  image.src = url;
  const isRead = await new Promise<boolean>((resolve) => {
    image.addEventListener('load', () => resolve(true));
    image.addEventListener('error', () => resolve(false));
  });
  if (!isRead) return within(file, limits);
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  const tooMany = refusePixels(file, size, mostSourcePixels);
  if (tooMany) return { ok: false, message: tooMany };
  if (size.width * size.height <= limits.maxPixels && file.size <= limits.maxBytes) return { ok: true, file };
  // What is see-through stays so.
  const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
  const smaller = await encodeImage(image, sizeWithin(size), type).catch(() => null);
  return within(smaller ? renamed(file.name, smaller) : file, limits);
}

function within(file: File, { maxBytes }: UploadLimits): Prepared {
  if (file.size <= maxBytes) return { ok: true, file };
  const message = `“${file.name}” has ${formatBytes(file.size)}. A picture may have at most ${formatBytes(maxBytes)}.`;
  return { ok: false, message };
}

function renamed(name: string, blob: Blob): File {
  const ending = blob.type.split('/')[1]?.replace('jpeg', 'jpg') ?? 'jpg';
  return new File([blob], `${name.replace(/\.[^.]+$/, '')}.${ending}`, { type: blob.type });
}

function unreadableHeic(name: string): string {
  return `“${name}” could not be read. Export it as a JPEG: on a Mac, open it in Preview and choose File › Export; on an iPhone, Settings › Camera › Formats › Most Compatible takes JPEGs from then on.`;
}
