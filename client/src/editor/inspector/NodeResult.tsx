import { Elapsed } from '../../execution/Elapsed.tsx';
import { costText } from '../../execution/money.ts';
import { NodeDetails } from '../../execution/NodeDetails.tsx';
import { NodeStatus } from '../../execution/NodeStatus.tsx';
import { useRun } from '../../execution/RunContext.tsx';

/** What the run on screen did with this node. */
export function NodeResult({ nodeKey }: { nodeKey: string }) {
  const node = useRun(({ nodes }) => nodes[nodeKey]);
  if (!node) return null;
  const cost = costText({ ...node, isDone: node.status === 'COMPLETED' });
  return (
    <section aria-label="Last run" className="flex flex-col gap-3 border-t border-border pt-4">
      <div className="flex items-center gap-2 text-xs text-text-muted">
        <h3 className="flex-1 font-medium text-text">Last run</h3>
        <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
        <NodeStatus node={node} />
      </div>
      {cost && <p className="-mt-1.5 text-right text-xs text-text-muted tabular-nums">{cost}</p>}
      <NodeDetails nodeKey={nodeKey} node={node} />
    </section>
  );
}
