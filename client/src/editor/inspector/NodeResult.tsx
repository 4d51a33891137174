import { Elapsed } from '../../execution/Elapsed.tsx';
import { formatMoney, isFree } from '../../execution/money.ts';
import { NodeStatus } from '../../execution/NodeStatus.tsx';
import { OutputView } from '../../execution/OutputView.tsx';
import { useRun } from '../../execution/RunContext.tsx';

/** What the run on screen did with this node. */
export function NodeResult({ nodeKey }: { nodeKey: string }) {
  const node = useRun(({ nodes }) => nodes[nodeKey]);
  if (!node) return null;
  const isPaused = node.status === 'PAUSED';
  return (
    <section aria-label="Last run" className="flex flex-col gap-3 border-t border-border pt-4">
      <div className="flex items-center gap-2 text-xs text-text-muted">
        <h3 className="flex-1 font-medium text-text">Last run</h3>
        {!isFree(node.cost) && <span className="tabular-nums">{formatMoney(node.cost)}</span>}
        <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
        <NodeStatus node={node} />
      </div>
      {node.error && <p className="rounded-lg bg-danger-soft px-2.5 py-2 text-xs break-words">{node.error}</p>}
      <OutputView title="Gave" output={node.output} from={node.name} isOpen />
      {isPaused ? (
        <OutputView key="pending" title="About to take" output={node.input} from={node.name} isOpen />
      ) : (
        <OutputView key="took" title="Took" output={node.input} from={node.name} />
      )}
    </section>
  );
}
