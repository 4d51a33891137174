import { createStore } from 'zustand/vanilla';

const none: ReadonlySet<string> = new Set();

/** The nodes that a run would take over, while somebody is about to press Run; else none. */
export const reuseHint = createStore<{ keys: ReadonlySet<string> }>(() => ({ keys: none }));

export function hintReuse(keys: readonly string[]): void {
  reuseHint.setState({ keys: keys.length > 0 ? new Set(keys) : none });
}
