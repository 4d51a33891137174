import { ChevronDown, Play } from 'lucide-react';
import { Suspense } from 'react';
import { useRun } from '../../run/state/RunContext.tsx';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { isLive } from '../../run/state/run-state.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { lazyAfterPaint } from '../../ui/loading/lazy-part.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { RunControls } from '../run/RunControls.tsx';
import { runKeys } from '../run/run-keys.ts';
import { useRunLimit } from '../run/run-limit.ts';
import { useRunPrices } from '../../run/cost/useRunPrices.ts';
import { useFreshEstimate } from '../run/useFreshEstimate.ts';
import { useReuseHint } from '../run/useReuseHint.ts';
import type { RunControl } from '../run/useRunControl.ts';

const RunMenu = lazyAfterPaint(async () => (await import('./RunMenu.tsx')).RunMenu);

/** Runs the workflow, with the price on the button and other ways to run beside it; while it runs, steers it. */
export function RunButton({ workflowId, control }: { workflowId: string; control: RunControl }) {
  const isRunning = useRun(({ execution }) => execution !== null && isLive(execution.status));
  const isEmpty = useEditor(({ nodes }) => nodes.length === 0);
  useFreshEstimate(workflowId);
  const prices = useRunPrices(workflowId);
  const price = prices?.drawsNothing ? nothingToDraw : prices?.allMade;
  const limit = useRunLimit(workflowId);

  const reuse = useReuseHint(workflowId);
  if (isRunning) return <RunControls hasStatus />;
  return (
    <div className="flex" {...reuse}>
      <Tip label={tipOf(isEmpty ? undefined : price, limit)} shortcut={runKeys}>
        <Button
          variant="primary"
          className="min-w-28 rounded-r-none"
          isBusy={control.isStarting}
          disabled={isEmpty}
          onClick={() => control.run({ kind: 'all' })}
        >
          <Play />
          Run
          {price && !isEmpty && (
            <span className="min-w-13 border-l border-current/25 pl-2 text-left font-normal tabular-nums opacity-85">
              {price}
            </span>
          )}
        </Button>
      </Tip>
      <Suspense fallback={<MenuPlace />}>
        <RunMenu workflowId={workflowId} isDisabled={isEmpty || control.isStarting} />
      </Suspense>
    </div>
  );
}

/** Keeps the menu's place until it comes. */
function MenuPlace() {
  return (
    <Button variant="primary" disabled aria-label="More ways to run" className="w-7 rounded-l-none px-0">
      <ChevronDown />
    </Button>
  );
}

/** In the place of the price: that it is free says too little. */
const nothingToDraw = 'draws nothing';

function tipOf(price: string | undefined, limit: string | null): string {
  const stops = limit === null ? '' : ` It stops at ${formatMoney(limit)}.`;
  if (price === nothingToDraw)
    return `Runs the workflow. No image model takes part in it, so nothing is drawn and there is nothing to pay.${stops}`;
  if (price === 'free')
    return `Runs the workflow. There is nothing to pay: what has not changed since an earlier run is reused.${stops}`;
  return price
    ? `Runs the workflow. Expected cost: ${price}. What has not changed since an earlier run is reused, and not paid for again.${stops}`
    : `Runs the workflow${stops && `.${stops}`}`;
}
