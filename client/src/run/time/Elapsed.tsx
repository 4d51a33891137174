import { formatElapsed } from './format-elapsed.ts';
import { useElapsed } from './useElapsed.ts';

/** How long something took, or has been taking. Alone in its component so that its ticking redraws nothing else. */
export function Elapsed({ startedAt, finishedAt }: { startedAt: string | null; finishedAt: string | null }) {
  const ms = useElapsed(startedAt, finishedAt);
  return ms === null ? null : <span className="tabular-nums">{formatElapsed(ms)}</span>;
}
