/**
 * A value as JSON text for a `jsonb` column. Postgres refuses U+0000 and half surrogate pairs in it, which clients may
 * send and which cutting a text may leave behind: each becomes U+FFFD, for one such letter must not stop a batch of
 * changes that belong to many runs.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return unkeepable.test(text) ? JSON.stringify(value, (_, part: unknown) => mend(part)) : text;
}

/** JSON writes both as escapes, so that most texts are let through by one look. A backslash of the text's own may look alike. */
const unkeepable = /\\u(?:0000|d[89a-f])/;

function mend(part: unknown): unknown {
  if (typeof part === 'string') return mendText(part);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [mendText(key), inner]));
}

/** As Postgres can keep it. */
export function mendText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
