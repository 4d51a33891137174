import { Play } from 'lucide-react';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { formatMoney, isFree } from '../../execution/money.ts';
import { useRun } from '../../execution/RunContext.tsx';
import { isLive } from '../../execution/run-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Tip } from '../../ui/Tooltip.tsx';
import { useAutosave } from '../autosave/AutosaveContext.tsx';
import { useEditor } from '../EditorContext.tsx';
import { RunControls } from '../run/RunControls.tsx';
import type { RunControl } from '../run/useRunControl.ts';
import { EstimateCostQuery } from '../workflow-documents.ts';

/** Runs the workflow, with the price on the button; while it runs, steers it. */
export function RunButton({ workflowId, control }: { workflowId: string; control: RunControl }) {
  const isRunning = useRun(({ execution }) => execution !== null && isLive(execution.status));
  const isEmpty = useEditor(({ nodes }) => nodes.length === 0);
  const price = usePrice(workflowId);

  if (isRunning) return <RunControls hasStatus />;
  return (
    <Tip label={price ? `Runs the workflow. Expected cost: ${price}` : 'Runs the workflow'} shortcut={['Mod', 'Enter']}>
      <Button
        variant="primary"
        className="min-w-28"
        isBusy={control.isStarting}
        disabled={isEmpty}
        onClick={control.run}
      >
        <Play />
        Run
        {price && <span className="border-l border-current/25 pl-2 font-normal tabular-nums opacity-85">{price}</span>}
      </Button>
    </Tip>
  );
}

/** The expected cost of a run, asked for again after each save; null while there is none to tell. */
function usePrice(workflowId: string): string | null {
  const autosave = useAutosave();
  const [{ data }, ask] = useQuery({
    query: EstimateCostQuery,
    variables: { workflowId },
    requestPolicy: 'cache-and-network',
  });
  useEffect(
    () =>
      autosave.state.subscribe((now, before) => {
        if (now.version !== before.version) ask({ requestPolicy: 'network-only' });
      }),
    [autosave, ask],
  );
  const estimate = data?.estimateCost;
  if (!estimate?.total || (isFree(estimate.total) && estimate.nodes.length === 0)) return null;
  return `${estimate.isComplete ? '' : '≥ '}${formatMoney(estimate.total)}`;
}
