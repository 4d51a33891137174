import { readAtoms, signsOf } from './read-atoms.ts';
import { rememberByText } from './remember.ts';

/** All whose widths setting a text may ask for: its pieces, and the signs of each, should it have to be broken or cut. */
export const textsToMeasure = rememberByText((text): readonly string[] => {
  const pieces = readAtoms(text)
    .filter(({ isEmoji }) => !isEmoji)
    .map((atom) => atom.text);
  return [...new Set([' ', '-', '…', ...pieces, ...pieces.flatMap((piece) => signsOf(piece))])];
});
