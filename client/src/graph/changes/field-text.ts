/* What a field says, as text for people. */

/** Several words, of which some may be the same in another. */
export function hasWords(value: unknown): value is string {
  return typeof value === 'string' && /\s/.test(value.trim());
}

export function isLong(value: unknown): boolean {
  return hasWords(value) && value.length > 24;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
