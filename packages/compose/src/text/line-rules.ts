/* Where lines end in Chinese, Japanese and Korean: JIS X 4051 and W3C’s requirements, as far as ads need them. */

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\u30FC\uFF01-\uFF60\uFFE0-\uFFE6]/u;

/** A sign of a script that is set without spaces, in squares. Korean is not: its lines end at spaces. */
export function isWide(sign: string): boolean {
  return wide.test(sign);
}

const noStart = new Set(
  '、。，．・：；？！）］｝〉》」』】〕〗〙〟’”…‥ー々〻〜～％‰°′″℃ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ)]}!?,.:;%',
);
const noEnd = new Set('（［｛〈《「『【〔〖〘〝‘“([{$¥￥£€＃#');

/** No line ends between the two. */
export function forbidsBreak(before: string, after: string): boolean {
  if (noEnd.has(before) || noStart.has(after)) return true;
  // Digits stay together, and with their signs.
  return /[\d]/.test(before) && /[\d%％]/.test(after);
}
