/*
 * Lengths are counted everywhere as JavaScript, JSON tools and a browser's `maxlength` count them: in UTF-16 code units,
 * of which an emoji has two and more. Cuts are made between graphemes, which is what people see as one sign.
 */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The beginning of a text with at most `most` code units, `mark` included, which stands at the end of what was cut. No sign is
 * cut in two; only where not even the first fits is it cut between code points.
 */
export function cutText(text: string, most: number, mark = ''): string {
  if (text.length <= most) return text;
  return text.slice(0, boundaryBefore(text, Math.max(0, most - mark.length))) + mark;
}

/** The end of a text, cut like its beginning by `cutText`. */
export function cutTextStart(text: string, most: number): string {
  if (text.length <= most) return text;
  return most <= 0 ? '' : text.slice(boundaryAfter(text, text.length - most));
}

/** The first sign of a text, such as a letter with its accents or a whole emoji. */
export function firstSign(text: string): string {
  return graphemes.segment(text).containing(0)?.segment ?? '';
}

/** The text with its first sign in upper case. */
export function capitalised(text: string): string {
  const first = firstSign(text);
  return first.toUpperCase() + text.slice(first.length);
}

function boundaryBefore(text: string, position: number): number {
  const boundary = graphemes.segment(text).containing(position)?.index ?? text.length;
  return boundary > 0 ? boundary : betweenCodePoints(text, position, -1);
}

function boundaryAfter(text: string, position: number): number {
  const sign = graphemes.segment(text).containing(position);
  if (!sign || sign.index === position) return position;
  const boundary = sign.index + sign.segment.length;
  return boundary < text.length ? boundary : betweenCodePoints(text, position, 1);
}

function betweenCodePoints(text: string, position: number, way: -1 | 1): number {
  const isInPair = /^[\uDC00-\uDFFF]/.test(text.charAt(position)) && /[\uD800-\uDBFF]/.test(text.charAt(position - 1));
  return isInPair ? position + way : position;
}
