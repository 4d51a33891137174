import { createStore } from 'zustand/vanilla';

/** The ids of workflows that are on their way out, so that they leave every list at once. */
export const deletedWorkflows = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

export function hideWorkflow(id: string): void {
  deletedWorkflows.setState(({ ids }) => ({ ids: new Set([...ids, id]) }));
}

export function unhideWorkflow(id: string): void {
  deletedWorkflows.setState(({ ids }) => ({ ids: new Set([...ids].filter((other) => other !== id)) }));
}
