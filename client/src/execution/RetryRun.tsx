import { RotateCcw } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { useRunActionsOnScreen } from './RunActionsContext.tsx';

/** The way on from a run that ended badly. */
export function RetryRun() {
  const { busy, act } = useRunActionsOnScreen();
  return (
    <div className="flex items-center gap-2.5">
      <Button size="sm" isBusy={busy === 'retry'} aria-describedby="retry-note" onClick={() => act('retry')}>
        <RotateCcw />
        Retry
      </Button>
      <p id="retry-note" className="text-xs text-text-muted">
        Runs again only what did not complete.
      </p>
    </div>
  );
}
