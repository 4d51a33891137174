import { inputLimits } from '../limits.ts';
import { cutText } from '../text/cut-text.ts';

/** A name for programs from words of people, such as `product_name`, that is not taken yet; `otherwise` where the words have no letters for it. */
export function nameFrom(words: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    // As “ß” is “SS” in capitals.
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '');
  const room = inputLimits.name - 5;
  const base = cutText(plain, room).replace(/_+$/, '') || otherwise;
  if (!taken.has(base)) return base;
  let count = 2;
  while (taken.has(`${base}_${count}`)) count += 1;
  return `${base}_${count}`;
}
