import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';

/** Characters. */
export const longestName = 200;

/** What the file behind a link is called; null where the link does not say. */
export function fileNameOf(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const last = new URL(link).pathname.split('/').at(-1) ?? '';
  return cutText(tidyName(decoded(last)), longestName) || null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
