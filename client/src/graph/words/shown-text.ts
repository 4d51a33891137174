import { capitalised } from '@visualadgen/graph/text/cut-text.ts';

/** A word of the API's that stands for itself, such as `REDDIT_PUBLIC`. */
export function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(value);
}

/** A text as it is, and a code as words: “Reddit public”. */
export function shownText(text: string): string {
  if (!isCode(text)) return text;
  return capitalised(text.replaceAll('_', ' ').toLowerCase());
}

/** Any value in words: a list joined with ", ", a thing by its title, else by what it holds. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return shownText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(shownValue).join(', ');
  if (typeof value !== 'object' || value === null) return '';
  if ('title' in value && typeof value.title === 'string') return value.title;
  return Object.values(value).map(shownValue).filter(Boolean).join(' ');
}
