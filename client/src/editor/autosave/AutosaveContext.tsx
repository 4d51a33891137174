import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Autosave, Theirs } from './autosave.ts';
import type { AutosaveState } from './autosave-state.ts';

export const AutosaveContext = createContext<Autosave | null>(null);

export function useAutosave(): Autosave {
  const autosave = useContext(AutosaveContext);
  if (!autosave) throw new Error('useAutosave is for what is inside an AutosaveContext.');
  return autosave;
}

export function useAutosaveState(): AutosaveState<Theirs> {
  return useStore(useAutosave().state);
}
