import { useEffect, useState } from 'react';

const tickMs = 200;

/** Milliseconds from start to finish, or to now while there is no finish. Null before the start. */
export function useElapsed(startedAt: string | null, finishedAt: string | null): number | null {
  const isTicking = startedAt !== null && finishedAt === null;
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    if (!isTicking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [isTicking]);

  if (startedAt === null) return null;
  return Math.max(0, (finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt));
}
