import { endingOf } from '../results/file-name.ts';

/** Saves a picture under a name of ours. Where its host does not let us read it, it opens in a new tab instead. */
export async function downloadPicture(url: string, name: string): Promise<void> {
  const blob = await fetchPicture(url);
  if (blob) saveFile(blob, `${fileName(name)}.${endingOf(blob.type)}`);
  else window.open(url, '_blank', 'noopener');
}

/** Null where it cannot be had. */
export async function fetchPicture(url: string): Promise<Blob | null> {
  return fetch(url)
    .then((response) => (response.ok ? response.blob() : null))
    .catch(() => null);
}

/** Hands a file to the browser to keep. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'picture';
}
