import { useEffect, useRef, useState } from 'react';
import { useClient, useSubscription } from 'urql';
import { Button } from '../../ui/controls/Button.tsx';
import { ProgressBar } from '../../ui/display/ProgressBar.tsx';
import type { ExecutionProgressSubscription as Told } from '../../api/generated/graphql.ts';
import { cancelOneExecution } from './cancel-one-execution.ts';
import { ExecutionProgressSubscription } from './progress-documents.ts';

interface ExecutionProgressProps {
  executionId: string;
  /** What it is to people: `edit`. */
  what: string;
  /** Called once when it has ended, however. */
  onEnded: () => void;
}

/** How far an execution without a canvas is, as it happens. */
export function ExecutionProgress({ executionId, what, onEnded }: ExecutionProgressProps) {
  const client = useClient();
  const [isStopping, setIsStopping] = useState(false);
  const [{ data }] = useSubscription({ query: ExecutionProgressSubscription, variables: { executionId } }, takeEvent);
  const { progress, hasEnded } = data ?? nothingTold;
  const latest = useRef(onEnded);
  useEffect(() => {
    latest.current = onEnded;
  });
  useEffect(() => {
    if (hasEnded) latest.current();
  }, [hasEnded]);

  async function cancel() {
    setIsStopping(true);
    await cancelOneExecution(client, executionId, what);
    setIsStopping(false);
  }
  return (
    <div className="flex flex-col gap-1.5">
      <ProgressBar fraction={progress?.fraction ?? null} />
      <div className="flex items-center justify-between gap-2 text-xs text-text-muted">
        <output className="truncate tabular-nums">{progress?.message ?? 'Waiting for its turn…'}</output>
        <Button
          size="inline"
          variant="link"
          className="text-xs max-md:h-11.5"
          isBusy={isStopping}
          onClick={() => void cancel()}
        >
          Cancel
        </Button>
      </div>
    </div>
  );
}

interface ToldSoFar {
  progress: { fraction: number | null; message: string | null } | null;
  hasEnded: boolean;
}

const nothingTold: ToldSoFar = { progress: null, hasEnded: false };
const over: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED'];

/** Only its last word counts: one node of it works at a time. */
function takeEvent(before: ToldSoFar | undefined, { executionEvents: event }: Told): ToldSoFar {
  const progress = event.__typename === 'NodeProgressed' ? event.nodeExecution.progress : undefined;
  return { progress: progress ?? before?.progress ?? null, hasEnded: over.includes(event.execution.status) };
}
