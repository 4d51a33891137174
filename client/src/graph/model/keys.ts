import { graphLimits } from '@visualadgen/graph/limits.ts';
import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { randomLetters } from '../../api/idempotency-key.ts';

/** A short key that no other node of the graph has. */
export function newNodeKey(taken: ReadonlySet<string>): string {
  for (;;) {
    const key = `n_${randomLetters(8)}`;
    if (!taken.has(key)) return key;
  }
}

/**
 * `Text`, then `Text 2`, `Text 3`: templates name nodes, so two of one name would be hard to tell apart. A name that is free stays
 * as it is. `taken` has the keys of names, by `nameKey`.
 */
export function newNodeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(nameKey(name))) return name;
  // A number that was counted up here goes on being counted up; a year or a size is a part of the name.
  const base = name.replace(/ ([2-9]|[1-9]\d{1,2})$/, '');
  for (let count = 2; ; count++) {
    const ending = ` ${count}`;
    const next = cutText(base, graphLimits.name - ending.length).trimEnd() + ending;
    if (!taken.has(nameKey(next))) return next;
  }
}
