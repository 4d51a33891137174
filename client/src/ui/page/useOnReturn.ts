import { useEffect, useRef } from 'react';

/** Calls back each time the person comes back to this tab: the moment to look what changed meanwhile. Gives the way to stop. */
export function onReturn(callback: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') callback();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

/** The same for a component, with the callback of its last drawing. */
export function useOnReturn(callback: () => void): void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => onReturn(() => latest.current()), []);
}
