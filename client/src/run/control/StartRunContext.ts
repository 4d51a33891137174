import { createContext, useContext } from 'react';
import type { RunScope } from './run-scope.ts';

export interface StartRun {
  start: (scope: RunScope) => void;
  /** One is being started, or is under way: another press would do nothing. */
  isBusy: boolean;
}

/** Null where nothing can be started: a past run is being looked at. */
export const StartRunContext = createContext<StartRun | null>(null);

export function useStartRun(): StartRun | null {
  return useContext(StartRunContext);
}
