import { useEffect, useRef, useState } from 'react';
import type { FocusEvent } from 'react';
import { useQuery } from 'urql';
import { hintReuse } from '../../execution/reuse-hint.ts';
import { EstimateCostQuery } from '../workflow-documents.ts';

/** Shows on the canvas what a run would take over, while the mouse or the focus is on the element that this is spread on. */
export function useReuseHint(workflowId: string) {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const keys = data?.estimateCost?.reusedNodeKeys;
  const ref = useRef<HTMLDivElement>(null);
  const [isPointed, setIsPointed] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const isShown = isPointed || isFocused;

  useEffect(() => {
    if (!isShown || !keys) return undefined;
    hintReuse(keys);
    return () => hintReuse([]);
  }, [isShown, keys]);

  // Leaving is not told by a button that came, or was disabled, under the mouse.
  useEffect(() => {
    if (!isPointed) return undefined;
    const stop = new AbortController();
    const look = ({ target }: Event) => {
      if (!(target instanceof Node && ref.current?.contains(target))) setIsPointed(false);
    };
    document.addEventListener('pointermove', look, { signal: stop.signal });
    return () => stop.abort();
  }, [isPointed]);

  return {
    ref,
    onPointerEnter: () => setIsPointed(true),
    // The menu beside the button is heard as well; a mouse that leaves its focus behind is not.
    onFocus: ({ target }: FocusEvent) =>
      setIsFocused(target.closest('[role=menu]') !== null || target.matches('button:focus-visible')),
    onBlur: () => setIsFocused(false),
  };
}
