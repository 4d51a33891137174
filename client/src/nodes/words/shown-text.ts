/** A word of the API's that stands for itself, such as `REDDIT_PUBLIC`. */
export function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(value);
}

/** A text as it is, and a code as words: “Reddit public”. */
export function shownText(text: string): string {
  if (!isCode(text)) return text;
  const words = text.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
