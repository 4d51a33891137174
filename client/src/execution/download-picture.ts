/** Saves a picture under a name of ours. Where its host does not let us read it, it opens in a new tab instead. */
export async function downloadPicture(url: string, name: string): Promise<void> {
  const blob = await fetch(url)
    .then((response) => (response.ok ? response.blob() : null))
    .catch(() => null);
  if (!blob) {
    window.open(url, '_blank', 'noopener');
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${fileName(name)}.${extensions[blob.type] ?? 'png'}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const extensions: Partial<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
};

function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'picture';
}
