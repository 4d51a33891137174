import { useQuery } from 'urql';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { priceText } from '../../run/cost/cost-text.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { EstimateCostQuery } from '../../run/cost/estimate-documents.ts';

/** What a run is expected to cost, node by node, less what is reused. The top bar asks for it anew when it may have changed. */
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
        {estimate.nodes.map(({ nodeKey, model, cost, isReused, items, paidCalls }) => (
          <li key={nodeKey} className="flex justify-between gap-3">
            <span className="truncate">
              {nameWithModel(nodes.find(({ id }) => id === nodeKey)?.data.name ?? nodeKey, catalogue.modelName(model))}
              {timesText(items, paidCalls)}
            </span>
            <span className="shrink-0 tabular-nums">
              {isReused ? 'free, reused' : cost ? formatMoney(cost) : 'not known'}
            </span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between border-t border-border pt-2 text-xs font-medium">
        <span>Total</span>
        <span className="tabular-nums">{priceText(estimate.total, estimate.isComplete)}</span>
      </p>
      {estimate.nodes.some(({ isReused }) => isReused) && (
        <p className="text-xs text-text-muted">
          Reused: nothing it depends on has changed since an earlier run. “Run fresh” makes and pays for it again.
        </p>
      )}
    </section>
  );
}

/** A node that is called as its model is, is named once. */
function nameWithModel(node: string, model: string): string {
  return node === model ? node : `${node} · ${model}`;
}

/** ` × 18` for a node that runs over a list, ` × 1 of 18` where the rest is reused. */
function timesText(items: number | null | undefined, paidCalls: number | null | undefined): string {
  if (items === null || items === undefined || items === 1) return '';
  return paidCalls === items || !paidCalls ? ` × ${items}` : ` × ${paidCalls} of ${items}`;
}
