import { useEffect, useState } from 'react';
import type { Autosave } from '../autosave/autosave.ts';

/** Saves what waits, once; null until that is done, then whether it was saved. */
export function useFlushed(autosave: Autosave): boolean | null {
  const [isSaved, setIsSaved] = useState<boolean | null>(null);
  useEffect(() => {
    let isLeft = false;
    void autosave.flush().then((saved) => !isLeft && setIsSaved(saved));
    return () => {
      isLeft = true;
    };
  }, [autosave]);
  return isSaved;
}
