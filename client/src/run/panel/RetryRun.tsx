import { FilePlay, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import type { RunAction } from '../control/run-actions.ts';
import { useRunActionsOnScreen } from '../control/RunActionsContext.tsx';

/** The ways on from a run that ended badly. */
export function RetryRun({ status }: { status: 'FAILED' | 'CANCELLED' }) {
  return (
    <div className="flex flex-col gap-2.5">
      <Retry action="retry" note="In this run, as it was made. What is done stays, and is not paid for again.">
        <RotateCcw />
        {status === 'FAILED' ? 'Retry what failed' : 'Retry what was left'}
      </Retry>
      <Retry
        action="retryOnCurrent"
        note="A new run, with what you have changed since. What has not changed is reused."
      >
        <FilePlay />
        Retry on the workflow as it is now
      </Retry>
    </div>
  );
}

interface RetryProps {
  action: Extract<RunAction, 'retry' | 'retryOnCurrent'>;
  note: string;
  children: ReactNode;
}

function Retry({ action, note, children }: RetryProps) {
  const { busy, act } = useRunActionsOnScreen();
  return (
    <div className="flex flex-col gap-1">
      <Button
        size="sm"
        className="justify-start"
        isBusy={busy === action}
        disabled={busy !== null}
        aria-describedby={`${action}-note`}
        onClick={() => act(action)}
      >
        {children}
      </Button>
      <p id={`${action}-note`} className="text-xs text-text-muted">
        {note}
      </p>
    </div>
  );
}
