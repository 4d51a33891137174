import type { ExecutionStatus } from '../api/generated/graphql.ts';
import { openDialog } from '../ui/overlays/open-dialog.ts';
import { Button } from '../ui/controls/Button.tsx';

const texts: Record<ExecutionStatus, string> = {
  PENDING: 'It starts in a moment.',
  RUNNING: 'Each card tells what it is doing, as it happens. The pictures come out at the end.',
  PAUSED: 'It waits for you: press Resume to go on.',
  COMPLETED: 'It stays in your workflows. Change a word and run again: only what the change touches is drawn again.',
  FAILED: 'This run failed. The panel says why and what to do.',
  CANCELLED: 'The run was stopped. Press Run to start again.',
};

/** What is happening, and the way on once it is over. */
export function WatchStep({ status, onEnd }: { status: ExecutionStatus; onEnd: () => void }) {
  const isDone = status === 'COMPLETED';
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-text-muted" aria-live="polite">
        {texts[status]}
      </p>
      <div className="flex justify-end gap-2">
        {isDone && (
          <Button
            className="max-md:h-11.5"
            onClick={() => {
              onEnd();
              openDialog('templates');
            }}
          >
            More templates
          </Button>
        )}
        <Button data-first variant={isDone ? 'primary' : 'secondary'} className="max-md:h-11.5" onClick={onEnd}>
          {isDone ? 'Finish' : 'End the tour'}
        </Button>
      </div>
    </div>
  );
}
