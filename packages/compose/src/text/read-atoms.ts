import type { Atom } from './atom.ts';
import { isEmoji } from './emoji.ts';
import { forbidsBreak, isWide } from './line-rules.ts';
import { rememberByText } from './remember.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('ja', { granularity: 'word' });

/** A text as pieces, between which lines may end: at spaces and hyphens, and where a script has no spaces by its own rules. */
export const readAtoms = rememberByText<readonly Readonly<Atom>[]>(readPieces);

function readPieces(text: string): Atom[] {
  const lines = tidy(text).split('\n');
  return lines.flatMap((line, index) => {
    const atoms = line
      .split(' ')
      .filter((word) => word !== '')
      .flatMap((word) => readWord(word));
    const last = atoms.at(-1);
    if (last) {
      last.hasSpace = false;
      last.after = index < lines.length - 1 ? 'MUST' : 'MAY';
    }
    return atoms;
  });
}

/** Without what is never drawn: control characters, marks of direction, spaces at the ends. Several spaces are one, as on pages. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/[^\S\n\u00A0\u202F]/gu, ' ')
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFC]/gu, (sign) =>
      sign === '\n' ? sign : '',
    )
    .replaceAll(/[^\S\n\u00A0\u202F]+/g, ' ')
    .replaceAll(/ *\n+ */g, '\n')
    .replaceAll(amountSpace, '\u00A0')
    .trim();
}

/** Between a number and its currency or unit, such as `19.90 €`: no line ends there. */
const amountSpace = /(?<=\p{Nd}) (?=[\p{Sc}%‰°]|[A-Z]{3}(?!\p{L}))|(?<=\p{Sc}) (?=\p{Nd})/gu;

function readWord(word: string): Atom[] {
  const signs = [...graphemes.segment(word)].map(({ segment }) => segment);
  const ends = endsOfWords(word);
  const atoms: Atom[] = [];
  let current = '';
  let at = 0;
  const divided = word.includes(softHyphen) && { isDivided: true };
  const close = (after: Atom['after'], part: Partial<Atom> = {}) => {
    if (current !== '') atoms.push({ ...plain, ...divided, text: current, after, ...part });
    current = '';
  };
  for (const [index, sign] of signs.entries()) {
    at += sign.length;
    const next = signs[index + 1];
    if (sign === softHyphen || sign === zeroSpace) {
      close('MAY', { hasHyphen: sign === softHyphen, penalty: sign === softHyphen ? 0.6 : 0 });
      continue;
    }
    if (isEmoji(sign)) {
      close('NEVER');
      atoms.push({ ...plain, text: sign, isEmoji: true, after: next !== undefined && isEmoji(next) ? 'MAY' : 'NEVER' });
      continue;
    }
    current += sign;
    if (next === undefined || isEmoji(next) || forbidsBreak(sign, next)) continue;
    if (/^[-‐–—/]$/u.test(sign) && /\p{L}/u.test(next) && current.length > 1) close('MAY', { penalty: 0.2 });
    else if (isWide(sign) || isWide(next)) close('MAY', { penalty: ends.has(at) ? 0.1 : 1 });
    else if (ends.has(at) && /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(sign)) close('MAY');
  }
  close('MAY');
  const last = atoms.at(-1);
  if (last) Object.assign(last, { hasSpace: true, after: 'MAY' });
  return atoms;
}

const plain: Atom = { text: '', isEmoji: false, hasSpace: false, after: 'MAY', hasHyphen: false, penalty: 0 };
const softHyphen = '\u00AD';
const zeroSpace = '\u200B';

/** Where words end, in scripts that do not say it by spaces. */
function endsOfWords(word: string): ReadonlySet<number> {
  if (
    !/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
  ) {
    return none;
  }
  return new Set([...words.segment(word)].map(({ index, segment }) => index + segment.length));
}

const none: ReadonlySet<number> = new Set();

/** The signs as people count them. */
export function signsOf(text: string): string[] {
  // Most are single signs or plain Latin, for which the segmenter, which takes its time, is not needed.
  if (text.length === 1) return [text];
  if (/^[\x20-\x7E]*$/.test(text)) return text.split('');
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}
