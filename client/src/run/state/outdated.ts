import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** The nodes of a run whose results are not what the workflow, as it is saved, would give. */
export type Outdated = StoreApi<{ executionId: string | null; keys: ReadonlySet<string> }>;

export function createOutdated(): Outdated {
  return createStore(() => ({ executionId: null, keys: new Set<string>() }));
}
