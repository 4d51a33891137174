/* Words that somebody may have meant who mistyped one: a letter too many, too few, another one, or two that changed places. */

/** So many errors are borne in a word of so many letters. */
function mostErrors(letters: number): number {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

/** Letters that a word must have at least to be near this one; null where there is none. */
export function lettersOfNear(word: string): number | null {
  const most = mostErrors(word.length);
  return most === 0 ? null : word.length - most;
}

const mostNear = 20;

/** Of these words, those nearest to the one that was typed, or whose beginnings are; none where all are too far away. */
export function nearSpellings(typed: string, words: readonly string[]): string[] {
  let least = mostErrors(typed.length);
  if (least === 0) return [];
  let near: string[] = [];
  for (const word of words) {
    if (word.length < typed.length - least) continue;
    const errors = errorsToBeginning(typed, word, least);
    if (errors > least) continue;
    if (errors < least) [near, least] = [[], errors];
    near.push(word);
  }
  return near.toSorted((one, other) => one.length - other.length).slice(0, mostNear);
}

/** Three rows of the table that distances are worked out in; used for one word after the other. */
const longest = 128;
const rows = [new Uint8Array(longest), new Uint8Array(longest), new Uint8Array(longest)] as const;

/** The fewest errors between what was typed and any beginning of a word (optimal string alignment); more than `most` where they are more. */
function errorsToBeginning(typed: string, word: string, most: number): number {
  const width = Math.min(word.length, typed.length + most, longest - 1);
  let [before, last, row] = rows;
  for (let to = 0; to <= width; to += 1) last[to] = to;
  for (let index = 1; index <= typed.length; index += 1) {
    row[0] = index;
    let least = index;
    for (let to = 1; to <= width; to += 1) {
      const isSame = typed[index - 1] === word[to - 1];
      let errors = Math.min((last[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (last[to - 1] ?? 0) + (isSame ? 0 : 1));
      if (index > 1 && to > 1 && typed[index - 1] === word[to - 2] && typed[index - 2] === word[to - 1])
        errors = Math.min(errors, (before[to - 2] ?? 0) + 1);
      row[to] = errors;
      if (errors < least) least = errors;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  let fewest = most + 1;
  for (let to = Math.max(0, typed.length - most); to <= width; to += 1) fewest = Math.min(fewest, last[to] ?? 0);
  return fewest;
}
