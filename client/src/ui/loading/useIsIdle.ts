import { useEffect, useState } from 'react';

/** What a page loads by itself has mostly come by then, in milliseconds. */
const settlingTime = 1_000;
/** At the latest after that, in milliseconds. */
const longestWait = 1_000;

/** Turns true once the page has loaded and has nothing more pressing to do: the time for what nobody has asked for yet. */
export function useIsIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    let handle: number | undefined;
    const timer = setTimeout(() => {
      // Safari has no idle callbacks.
      if (!('requestIdleCallback' in window)) return setIsIdle(true);
      handle = requestIdleCallback(() => setIsIdle(true), { timeout: longestWait });
    }, settlingTime);
    return () => {
      clearTimeout(timer);
      if (handle !== undefined) cancelIdleCallback(handle);
    };
  }, []);
  return isIdle;
}
