/** Which of the words to avoid stand in a text: as whole words, whatever their case. */
export function findAvoided(text: string, avoided: readonly string[]): string[] {
  const searched = text.normalize('NFC');
  return avoided.filter((word) => patternOf(word).test(searched));
}

/** Scripts that set no spaces between words: there, a word may stand anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function patternOf(word: string): RegExp {
  const literal = word
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
  if (literal === '') return /(?!)/u;
  const whole = unspaced.test(word) ? literal : String.raw`(?<![\p{L}\p{M}\p{N}])${literal}(?![\p{L}\p{M}\p{N}])`;
  return new RegExp(whole, 'iu');
}
