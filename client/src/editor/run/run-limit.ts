import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/* What a run of a workflow may cost at most, as it is remembered in this browser: US dollars as an exact decimal. */

const prefix = 'visualadgen-run-limit:';

const limits = createStore<Readonly<Record<string, string | null>>>(() => ({}));

/** Null for no limit of its own. */
export function runLimit(workflowId: string): string | null {
  const known = limits.getState()[workflowId];
  return known === undefined ? localStorage.getItem(prefix + workflowId) : known;
}

export function setRunLimit(workflowId: string, amount: string | null): void {
  if (amount === null) localStorage.removeItem(prefix + workflowId);
  else localStorage.setItem(prefix + workflowId, amount);
  limits.setState({ [workflowId]: amount });
}

export function useRunLimit(workflowId: string): string | null {
  return useStore(limits, () => runLimit(workflowId));
}
