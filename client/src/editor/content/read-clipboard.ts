import { readContent } from './read-content.ts';
import type { Content } from './read-content.ts';

/** What is on the clipboard for a canvas, when no paste of the browser's own brings it. Throws where it may not be read. */
export async function readClipboard(): Promise<Content | null> {
  const texts = new Map<string, string>();
  const files: File[] = [];
  for (const item of await navigator.clipboard.read()) {
    for (const type of item.types) {
      const blob = await item.getType(type);
      if (type.startsWith('image/')) files.push(new File([blob], `Picture.${type.slice(6)}`, { type }));
      else texts.set(type, await blob.text());
    }
  }
  return readContent({ files, getData: (format) => texts.get(format) ?? '' });
}
