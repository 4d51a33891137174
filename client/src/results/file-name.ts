import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { PictureFacts } from './picture-facts.ts';

interface Named {
  nodeName: string;
  number: number;
}

/** What a picture is called where it is kept: `flux-dev-01-1024x1280-seed123`, as far as that is known; without an ending. */
export function pictureFileName({ nodeName, number }: Named, facts: PictureFacts | undefined): string {
  const size = facts ? `-${facts.width}x${facts.height}` : '';
  const seed = facts?.seed === null || facts?.seed === undefined ? '' : `-seed${facts.seed}`;
  return `${fileSafe(nodeName, 'picture')}-${String(number).padStart(2, '0')}${size}${seed}`;
}

/** Words as a part of a file's name on every system: letters of any script and digits, joined by dashes, `most` signs long. */
export function fileSafe(words: string, otherwise: string, most = 60): string {
  const whole = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return cutText(whole, most).replace(/-+$/, '') || otherwise;
}

const endings: Partial<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
};

/** The ending for a media type. */
export function endingOf(contentType: string): string {
  return endings[contentType] ?? 'png';
}

/** Names of which none comes twice: the second of one name gets a number. */
export function distinctNames(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}
