import { useEffect, useState } from 'react';
import type { FocusEvent } from 'react';
import { useQuery } from 'urql';
import { hintReuse } from '../../execution/reuse-hint.ts';
import { EstimateCostQuery } from '../workflow-documents.ts';

/** Shows on the canvas what a run would take over, while the mouse or the focus is on what these handlers are put on. */
export function useReuseHint(workflowId: string) {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const keys = data?.estimateCost?.reusedNodeKeys;
  const [isPointed, setIsPointed] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const isShown = isPointed || isFocused;
  useEffect(() => {
    if (!isShown || !keys) return undefined;
    hintReuse(keys);
    return () => hintReuse([]);
  }, [isShown, keys]);
  return {
    onPointerEnter: () => setIsPointed(true),
    onPointerLeave: () => setIsPointed(false),
    // The menu beside the button is heard as well; a mouse that leaves its focus behind is not.
    onFocus: ({ target }: FocusEvent) =>
      setIsFocused(target.closest('[role=menu]') !== null || target.matches('button:focus-visible')),
    onBlur: () => setIsFocused(false),
  };
}
