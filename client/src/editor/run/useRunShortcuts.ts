import { useEffect } from 'react';
import type { RunStore } from '../../execution/run-store.ts';
import type { RunActions } from '../../execution/useRunActions.ts';
import { isElsewhere } from '../key-targets.ts';

export const resumeKeys = ['Mod', 'Enter'];
export const stepKeys = ['F10'];

/** The keys of a paused run. They work while a text is being typed too: none of them writes anything. */
export function useRunShortcuts(store: RunStore, act: RunActions['act']): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const action = actionOf(event);
      if (!action || isElsewhere(event) || store.getState().execution?.status !== 'PAUSED') return;
      event.preventDefault();
      if (!event.repeat) act(action);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, act]);
}

function actionOf({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): 'step' | 'resume' | null {
  if (altKey || shiftKey) return null;
  const hasMod = metaKey || ctrlKey;
  if (key === 'Enter' && hasMod) return 'resume';
  return key === 'F10' && !hasMod ? 'step' : null;
}
