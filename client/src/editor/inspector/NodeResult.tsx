import { memo } from 'react';
import { CorrectionForm } from '../../execution/correction/CorrectionForm.tsx';
import { canCorrect } from '../../execution/correction/corrections.ts';
import { Elapsed } from '../../execution/Elapsed.tsx';
import { whyItRan } from '../../execution/explain-node.ts';
import { costText } from '../../execution/money.ts';
import { NodeNotes } from '../../execution/NodeNotes.tsx';
import { NodeStatus } from '../../execution/NodeStatus.tsx';
import { OutputView } from '../../execution/OutputView.tsx';
import { AboutToTake } from '../../execution/PausedNodes.tsx';
import { Remedy } from '../../execution/Remedy.tsx';
import { useRun } from '../../execution/RunContext.tsx';
import { isReused } from '../../execution/run-state.ts';
import { RunTime } from '../../execution/RunTime.tsx';
import type { RunNode } from '../../execution/run-state.ts';
import { Section } from './Section.tsx';

/** What the run on screen did with this node. */
export const NodeResult = memo(function NodeResult({ nodeKey }: { nodeKey: string }) {
  const node = useRun(({ nodes }) => nodes[nodeKey]);
  if (!node) return null;
  const cost = costText({ ...node, isDone: node.status === 'COMPLETED' });
  return (
    <Section
      title="Last run"
      className="gap-3"
      aside={
        <>
          <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
          <NodeStatus node={node} />
        </>
      }
    >
      {cost && <p className="-mt-1.5 text-right text-xs text-text-muted tabular-nums">{cost}</p>}
      {node.error && <p className="rounded-lg bg-danger-soft px-2.5 py-2 text-xs break-words">{node.error}</p>}
      <Remedy node={node} />
      {node.status === 'PAUSED' ? (
        <AboutToTake nodeKey={nodeKey} node={node} />
      ) : (
        <>
          <div className="flex flex-col gap-1 text-xs text-text-muted empty:hidden">
            <HowItCame node={node} />
            <NodeNotes node={node} />
          </div>
          <Gave nodeKey={nodeKey} node={node} />
          <OutputView title="Took" output={node.input} from={node.name} />
        </>
      )}
    </Section>
  );
});

/** Reused from when, or why it ran. */
function HowItCame({ node }: { node: RunNode }) {
  if (!isReused(node)) {
    const why = whyItRan(node);
    return why ? <p className="break-words">{why}</p> : null;
  }
  return (
    <p>
      Nothing it depends on had changed.
      {node.reusedFrom && (
        <>
          {' '}
          It gave this in the run of <RunTime {...node.reusedFrom} />.
        </>
      )}
    </p>
  );
}

/** What it gave; while the run is paused it can be put right. */
function Gave({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const execution = useRun((state) => state.execution);
  if (!canCorrect({ execution }, node, 'output'))
    return <OutputView title="Gave" output={node.output} from={node.name} isOpen />;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-xs font-medium text-text-muted">Gave</p>
      <CorrectionForm nodeKey={nodeKey} node={node} field="output" />
    </div>
  );
}
