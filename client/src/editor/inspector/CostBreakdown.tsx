import { useQuery } from 'urql';
import { formatMoney } from '../../execution/money.ts';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import { useEditor } from '../EditorContext.tsx';
import { EstimateCostQuery } from '../workflow-documents.ts';

/** What a run is expected to cost, node by node. The total is asked for again after each save, by the top bar. */
export function CostBreakdown({ workflowId }: { workflowId: string }) {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const nodes = useEditor((state) => state.nodes);
  const catalogue = useCatalogue();
  const estimate = data?.estimateCost;
  if (!estimate || estimate.nodes.length === 0) return null;
  return (
    <section aria-label="Expected cost" className="flex flex-col gap-2">
      <h2 className="text-xs font-medium">Expected cost of a run</h2>
      <ul className="flex flex-col gap-1 text-xs text-text-muted">
        {estimate.nodes.map(({ nodeKey, model, cost }) => (
          <li key={nodeKey} className="flex justify-between gap-3">
            <span className="truncate">
              {nodes.find(({ id }) => id === nodeKey)?.data.name ?? nodeKey} ·{' '}
              {catalogue.imageModel(model)?.name ?? model}
            </span>
            <span className="tabular-nums">{cost ? formatMoney(cost) : 'not known'}</span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between border-t border-border pt-2 text-xs font-medium">
        <span>{estimate.isComplete ? 'In all' : 'At least'}</span>
        <span className="tabular-nums">{estimate.total ? formatMoney(estimate.total) : 'not known'}</span>
      </p>
    </section>
  );
}
