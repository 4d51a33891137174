import { memo } from 'react';
import { ArrowRightToLine, Play } from 'lucide-react';
import { Button } from '../../ui/controls/Button.tsx';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { onlyKeys, upToKeys } from '../run/run-keys.ts';
import { useStartRun } from '../../run/control/StartRunContext.ts';
import { useRunPrices } from '../../run/cost/useRunPrices.ts';

/** Runs one node without the rest: with what it needs, or alone. */
export const RunNodeButtons = memo(function RunNodeButtons({
  workflowId,
  nodeKey,
}: {
  workflowId: string;
  nodeKey: string;
}) {
  const run = useStartRun();
  const prices = useRunPrices(workflowId);
  if (!run) return null;
  const cost = (price: string | undefined) => (price ? ` Expected cost: ${price}.` : '');
  return (
    <div className="grid grid-cols-2 gap-2">
      <Tip
        label={`Runs this node and what it needs, and nothing after it. What has not changed is reused.${cost(prices?.upTo(nodeKey))}`}
        shortcut={upToKeys}
      >
        <Button size="sm" disabled={run.isBusy} onClick={() => run.start({ kind: 'upTo', nodeKey })}>
          <ArrowRightToLine />
          Run up to here
        </Button>
      </Tip>
      <Tip
        label={`Runs this node again. What it needs is taken from earlier results, and run only where there are none.${cost(prices?.only(nodeKey))}`}
        shortcut={onlyKeys}
      >
        <Button size="sm" disabled={run.isBusy} onClick={() => run.start({ kind: 'only', nodeKey })}>
          <Play />
          Run only this
        </Button>
      </Tip>
    </div>
  );
});
