export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Above this many words on a side, the whole is told as removed and added: the table would be too large. */
const mostWords = 1_500;

/** What changed between two texts, word by word: the longest common run of words and gaps is the same, the rest changed. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [from, to] = [before.normalize('NFC'), after.normalize('NFC')];
  if (from === to) return from === '' ? [] : [{ kind: 'same', text: from }];
  const [a, b] = [wordsOf(from), wordsOf(to)];
  const whole: DiffPart[] = [
    { kind: 'removed', text: from },
    { kind: 'added', text: to },
  ];
  if (a.length > mostWords || b.length > mostWords) return joined(whole);
  const lengths = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      parts.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      parts.push({ kind: 'removed', text: left });
      i++;
    } else if (right !== undefined) {
      parts.push({ kind: 'added', text: right });
      j++;
    }
  }
  return joined(parts);

  function lengthAt(row: number, column: number): number {
    return lengths[row * (b.length + 1) + column] ?? 0;
  }
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words of whatever script, each with the gap after it: so a changed word takes its gap along. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    if (words.length > 0 && segment.trim() === '') words[words.length - 1] += segment;
    else words.push(segment);
  }
  return words;
}

/** For each pair of places, how long the longest common run from there on is. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

/** What one of the two sides says, with the words marked that the other has not; of long runs that both say, only the ends. */
export function sideOf(parts: readonly DiffPart[], side: 'from' | 'to'): { text: string; isOwn: boolean }[] {
  const own = side === 'from' ? 'removed' : 'added';
  const said = parts.filter(({ kind }) => kind === 'same' || kind === own);
  return said.map(({ kind, text }, index) => ({
    isOwn: kind === own,
    text: kind === own ? text : shortened(text, { isFirst: index === 0, isLast: index === said.length - 1 }),
  }));
}

/** How many words around a change are enough to know the place. */
const wordsAround = 12;

function shortened(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const words = wordsOf(text);
  const [head, tail] = [isFirst ? 0 : wordsAround, isLast ? 0 : wordsAround];
  if (words.length <= head + tail + wordsAround) return text;
  return `${words.slice(0, head).join('')}… ${words.slice(words.length - tail).join('')}`;
}

/** Neighbours of one kind as one part. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = result.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else result.push({ ...part });
  }
  return result;
}
