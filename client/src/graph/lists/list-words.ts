import type { ItemCount, Lists } from '@visualadgen/graph/lists/count-items.ts';

const numbers = new Intl.NumberFormat('en');

/** A number of items in a small space: `18`, `1,200`, `≤ 18` behind a branch, and `?` where nobody knows it before a run. */
export function countText(count: ItemCount, isAtMost = false): string {
  if (count === null) return '?';
  return isAtMost ? `≤ ${numbers.format(count)}` : numbers.format(count);
}

/** `Runs 18 times: 3 Headlines × 2 Photos × 3 Formats`; `up to 18 times` where only some of that may come. */
export function runsText(count: ItemCount, lists: Lists, nameOf: (key: string) => string, isAtMost = false): string {
  const product = [...lists].map(([key, own]) => `${countText(own)} ${nameOf(key)}`).join(' × ');
  if (count === null) return `Runs once for each item: ${product}`;
  if (count === 1) return `Runs ${isAtMost ? 'at most once' : 'once'}: ${product}`;
  return `Runs ${isAtMost ? 'up to ' : ''}${countText(count)} times: ${product}`;
}

/** `a list of 18`, as a wire is read out. */
export function listText(count: ItemCount, isAtMost = false): string {
  return count === null ? 'a list' : `a list of ${isAtMost ? 'up to ' : ''}${countText(count)}`;
}
