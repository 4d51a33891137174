import { createContext, useContext } from 'react';
import type { RunWish } from './run-wish.ts';

export interface StartRun {
  start: (wish: RunWish) => void;
  /** One is being started, or is under way: another press would do nothing. */
  isBusy: boolean;
}

/** Null where nothing can be started: a past run is being looked at. */
export const StartRunContext = createContext<StartRun | null>(null);

export function useStartRun(): StartRun | null {
  return useContext(StartRunContext);
}
