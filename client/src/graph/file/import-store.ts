import { createStore } from 'zustand/vanilla';

/** Why a file could not be imported. */
export interface ImportFailure {
  fileName: string;
  message: string;
  /** What is wrong, field by field. */
  details: readonly string[];
}

/** The failure on screen, until the person has read it. */
export const importStore = createStore<{ failure: ImportFailure | null }>(() => ({ failure: null }));
