import { useQuery } from 'urql';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { cn } from '../../ui/theme/class-names.ts';
import { useAutosaveState } from '../autosave/AutosaveContext.tsx';
import { EstimateCostQuery } from '../../run/cost/estimate-documents.ts';

/** What one run of a node is expected to cost, as it is saved. The top bar asks for it anew when it may have changed. */
export function NodePrice({ workflowId, nodeKey }: { workflowId: string; nodeKey: string }) {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const isSaved = useAutosaveState().name === 'saved';
  const estimate = data?.estimateCost?.nodes.find((node) => node.nodeKey === nodeKey);
  const { text, note } = describe(estimate);
  return (
    <p className="flex min-h-8 items-center justify-between gap-3 rounded-md bg-surface-sunken px-2.5 py-1.5 text-xs">
      <span className="text-text-muted">{note}</span>
      <span
        className={cn('shrink-0 font-medium tabular-nums transition-opacity', !isSaved && 'opacity-50')}
        title={isSaved ? undefined : 'It is worked out again when your changes are saved'}
      >
        {text}
      </span>
    </p>
  );
}

function describe(estimate: { listPrice?: string | null; isReused: boolean } | undefined): {
  text: string;
  note: string;
} {
  if (!estimate) return { text: '…', note: 'A run of this node' };
  const { listPrice, isReused } = estimate;
  const price = listPrice ? formatMoney(listPrice) : null;
  if (isReused) return { text: 'free', note: price ? `Reused. Run fresh: ${price}` : 'Reused' };
  return { text: price ?? 'not known', note: 'A run of this node' };
}
