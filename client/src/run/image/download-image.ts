import { endingOf } from './file-name.ts';
import { saveFile } from '../../ui/files/save-file.ts';

/** Saves an image under a name of ours. Where its host does not let us read it, it opens in a new tab instead. */
export async function downloadImage(url: string, name: string): Promise<void> {
  const blob = await fetchImage(url);
  if (blob) saveFile(`${fileName(name)}.${endingOf(blob.type)}`, blob);
  else window.open(url, '_blank', 'noopener');
}

/** Null where it cannot be had. */
export async function fetchImage(url: string): Promise<Blob | null> {
  return fetch(url)
    .then((response) => (response.ok ? response.blob() : null))
    .catch(() => null);
}

function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'picture';
}
