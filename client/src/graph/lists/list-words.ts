import type { ItemCount, Lists } from '@visualadgen/graph/lists/count-items.ts';

const numbers = new Intl.NumberFormat('en');

/** A number of items in a small space: `18`, `1,200`, and `?` where nobody knows it before a run. */
export function countText(count: ItemCount): string {
  return count === null ? '?' : numbers.format(count);
}

/** `Runs 18 times: 3 Headlines × 2 Photos × 3 Formats`. */
export function runsText(count: ItemCount, lists: Lists, nameOf: (key: string) => string): string {
  const product = [...lists].map(([key, own]) => `${countText(own)} ${nameOf(key)}`).join(' × ');
  if (count === null) return `Runs once for each item: ${product}`;
  return `Runs ${count === 1 ? 'once' : `${countText(count)} times`}: ${product}`;
}

/** `a list of 18`, as a wire is read out. */
export function listText(count: ItemCount): string {
  return count === null ? 'a list' : `a list of ${countText(count)}`;
}
