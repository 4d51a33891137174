/** Which bytes of something a request is answered with: all of them, some, or none that are there. */
export type ByteRange = 'ALL' | 'OUTSIDE' | { from: number; to: number };

/**
 * A `Range` as RFC 9110 (14.2) has it, of one range; `to` is the first byte that is no part of it. Several ranges, other units and what is
 * none are answered as if nothing were asked for; so is a range of what is no longer the same (`If-Range`).
 */
export function readRange(
  range: string | undefined,
  length: number,
  same: { etag: string; ifRange: string | undefined },
): ByteRange {
  if (same.ifRange !== undefined && same.ifRange !== same.etag) return 'ALL';
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/i.exec(range?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'ALL';
  if (first === '') return Number(last) === 0 ? 'OUTSIDE' : { from: Math.max(0, length - Number(last)), to: length };
  const from = Number(first);
  const to = last === '' ? length : Math.min(length, Number(last) + 1);
  if (last !== '' && Number(last) < from) return 'ALL';
  return from >= length ? 'OUTSIDE' : { from, to };
}
