import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { RunState } from './run-state.ts';
import type { RunStore } from './run-store.ts';

export const RunContext = createContext<RunStore | null>(null);

export function useRunStore(): RunStore {
  const store = useContext(RunContext);
  if (!store) throw new Error('useRunStore is for what is inside a RunContext.');
  return store;
}

export function useRun<Result>(selector: (state: RunState) => Result): Result {
  return useStore(useRunStore(), selector);
}
