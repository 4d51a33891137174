import { createContext, useContext } from 'react';
import type { RunActions } from './useRunActions.ts';

export const RunActionsContext = createContext<RunActions | null>(null);

export function useRunActionsOnScreen(): RunActions {
  const actions = useContext(RunActionsContext);
  if (!actions) throw new Error('useRunActionsOnScreen is for what is inside a RunActionsContext.');
  return actions;
}
