import { Play } from 'lucide-react';
import { useSession } from '../api/session/SessionProvider.tsx';
import { useStartRun } from '../run/control/StartRunContext.ts';
import { useRunPrices } from '../run/cost/useRunPrices.ts';
import { Button } from '../ui/controls/Button.tsx';

/** The last thing to do, and what it costs. */
export function RunStep({ workflowId }: { workflowId: string }) {
  const run = useStartRun();
  const price = useRunPrices(workflowId)?.all;
  const { hasDemoPictures } = useSession().config;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-text-muted">
        {price && price !== 'free' ? `The button says what it costs: ${price}, as the models are listed. ` : ''}
        {hasDemoPictures
          ? 'Here the demo server draws the pictures, and nothing is paid.'
          : 'Nothing is paid before you press it, and what has not changed is never paid for twice.'}
      </p>
      <Button
        data-first
        variant="primary"
        isBusy={run?.isBusy ?? false}
        className="self-end max-md:h-11.5"
        onClick={() => run?.start({ kind: 'all' })}
      >
        <Play />
        Run
      </Button>
    </div>
  );
}
