import { useEffect, useState } from 'react';

/** At the latest, in milliseconds. */
const longestWait = 1_000;

/** Turns true once the page has nothing more pressing to do: the time for what nobody has asked for yet. */
export function useIsIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    const settle = () => setIsIdle(true);
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(settle, longestWait);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(settle, { timeout: longestWait });
    return () => cancelIdleCallback(handle);
  }, []);
  return isIdle;
}
