import type { DragEvent } from 'react';

/** A stored picture on its way to a canvas, also one in another window. */
export interface DraggedPicture {
  id: string;
  url: string;
  /** What its owner calls it. */
  name: string | null;
}

const format = 'application/x-visualadgen-pictures';

export const pictureDrag = {
  /** Programs outside get a link. */
  start({ dataTransfer }: DragEvent, pictures: readonly DraggedPicture[]): void {
    dataTransfer.setData(format, JSON.stringify(pictures));
    dataTransfer.setData('text/uri-list', pictures.map(({ url }) => new URL(url, location.href).href).join('\r\n'));
    dataTransfer.effectAllowed = 'copy';
  },

  /** The pictures that were let go; null where it was something else. */
  read(carrier: { getData(format: string): string }): readonly DraggedPicture[] | null {
    const text = carrier.getData(format);
    const read = text ? parse(text) : null;
    return Array.isArray(read) && read.length > 0 && read.every(isDragged) ? read : null;
  },
};

/** Another site could use the same format for something else. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isDragged(value: unknown): value is DraggedPicture {
  if (typeof value !== 'object' || value === null) return false;
  return 'id' in value && typeof value.id === 'string' && 'url' in value && typeof value.url === 'string';
}
