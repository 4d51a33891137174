import type { DragEvent } from 'react';
import { endingOf } from '../image/file-name.ts';

/** Lets an image that is dragged out of the window become a file of this name, in browsers that can do that. */
export function dragAs(event: DragEvent, url: string, name: string, contentType: string | undefined): void {
  const type = contentType ?? 'image/png';
  const link = new URL(url, location.href).href;
  event.dataTransfer.setData('DownloadURL', `${type}:${name}.${endingOf(type)}:${link}`);
  event.dataTransfer.setData('text/uri-list', link);
}
