import { formatElapsed } from '../../run/time/format-elapsed.ts';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { Card } from '../../ui/surfaces/Card.tsx';
import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import type { ComparedRun } from './compare-documents.ts';
import { costDifference, timeDifference } from './differences.ts';

type NodeRun = ComparedRun['nodeExecutions'][number];

/** How each node ended, what it took and what it cost, in one run and in the other. */
export function FiguresTable({ a, b }: { a: ComparedRun; b: ComparedRun }) {
  const before = new Map(a.nodeExecutions.map((node) => [node.node.key, node]));
  const after = new Map(b.nodeExecutions.map((node) => [node.node.key, node]));
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  return (
    <section aria-label="Time and cost" className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">Time and cost</h2>
      <Card className="overflow-x-auto">
        <table className="w-full text-left text-xs tabular-nums [&_td]:px-4 [&_td]:py-2 [&_th]:px-4 [&_th]:py-2 [&_th]:font-medium">
          <thead className="text-text-muted">
            <tr>
              <th scope="col">Node</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col" className="text-right">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <Row key={key} left={before.get(key)} right={after.get(key)} />
            ))}
          </tbody>
        </table>
      </Card>
    </section>
  );
}

function Row({ left, right }: { left: NodeRun | undefined; right: NodeRun | undefined }) {
  const [before, after] = [tookOf(left), tookOf(right)];
  const time = before === null || after === null ? '' : timeDifference(before, after);
  const cost = costDifference(left?.cost ?? '0', right?.cost ?? '0');
  return (
    <tr className="border-t border-border">
      <th scope="row">{(right ?? left)?.node.name}</th>
      <td className="text-text-muted">{textOf(left)}</td>
      <td className="text-text-muted">{textOf(right)}</td>
      <td className="text-right">{[time, cost].filter((text) => text !== '').join(' · ') || '–'}</td>
    </tr>
  );
}

function textOf(node: NodeRun | undefined): string {
  if (!node) return '–';
  const status = node.origin === 'REUSED' && node.status === 'COMPLETED' ? 'Reused' : statusLooks[node.status].label;
  const took = tookOf(node);
  return [status, took === null ? '' : formatElapsed(took), isFree(node.cost) ? '' : formatMoney(node.cost)]
    .filter((text) => text !== '')
    .join(' · ');
}

/** Milliseconds; null where it did not run to an end. */
function tookOf(node: NodeRun | undefined): number | null {
  return node?.startedAt && node.finishedAt ? Date.parse(node.finishedAt) - Date.parse(node.startedAt) : null;
}
