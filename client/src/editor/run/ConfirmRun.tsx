import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { useContents } from '../../graph/store/useContents.ts';
import { madeByNode, madeByRun, madeText } from '../../run/cost/made-by-run.ts';
import { priceText } from '../../run/cost/cost-text.ts';
import type { RunEstimate } from './start-run.ts';

interface ConfirmRunProps {
  estimate: RunEstimate;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before a run that makes much or costs much: what each node makes, and what all of it costs. */
export function ConfirmRun({ estimate, onConfirm, onClose }: ConfirmRunProps) {
  const catalogue = useCatalogue();
  const nodes = useContents();
  const paid = estimate.nodes.filter(({ isReused }) => !isReused);
  const made = madeText(madeByRun(paid, nodes, catalogue));
  const price = priceText(estimate.total, estimate.isComplete);
  return (
    <ConfirmDialog
      title={`Make ${made} for ${price}?`}
      description={
        estimate.paidCalls === null
          ? 'How many there will be is known only in the run. What has not changed since an earlier run is reused.'
          : 'That is much for one run. What has not changed since an earlier run is reused, and is not among them.'
      }
      verb={`Run, ${price}`}
      isDanger={false}
      isBusy={false}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <table className="w-full text-sm">
        <caption className="sr-only">What it makes, by node</caption>
        <tbody>
          {paid.map((node) => (
            <tr key={node.nodeKey} className="border-t border-border">
              <th scope="row" className="max-w-40 truncate py-1.5 text-left font-normal">
                {nodes.find(({ id }) => id === node.nodeKey)?.data.name ?? node.nodeKey}
              </th>
              <td className="py-1.5 text-right text-text-muted tabular-nums">
                {madeText(madeByNode(node, nodes, catalogue))}
              </td>
              <td className="w-24 py-1.5 text-right tabular-nums">
                {node.cost ? priceText(node.cost, true) : 'not known'}
              </td>
            </tr>
          ))}
          <tr className="border-t border-border-strong font-medium">
            <th scope="row" className="py-1.5 text-left font-medium">
              In all
            </th>
            <td className="py-1.5 text-right tabular-nums">{made}</td>
            <td className="py-1.5 text-right tabular-nums">{price}</td>
          </tr>
        </tbody>
      </table>
    </ConfirmDialog>
  );
}
