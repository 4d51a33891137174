import { Table2 } from 'lucide-react';
import { Button } from '../../ui/controls/Button.tsx';
import { openItems } from '../drawer/drawer-store.ts';
import { adviceFor } from '../status/advice.ts';
import { CorrectionForm } from '../correction/CorrectionForm.tsx';
import { canCorrect } from '../state/corrections.ts';
import { whyItRan, whySkipped } from '../status/explain-node.ts';
import { NodeLog } from './NodeLog.tsx';
import { NodeNotes } from './NodeNotes.tsx';
import { OutputView } from '../output/OutputView.tsx';
import { WrittenSoFar } from '../output/WrittenSoFar.tsx';
import { PausedInput } from './PausedNodes.tsx';
import { Remedy } from '../remedy/Remedy.tsx';
import { useRun } from '../state/RunContext.tsx';
import { isReused } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';
import { RunTime } from '../time/RunTime.tsx';
import { useWords } from '../../graph/words/useWords.ts';

/** A node's part in the run on screen: what went wrong and what to do, how it came about, what it gave, took and told. */
export function NodeDetails({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  return (
    <>
      <Failure node={node} />
      <Remedy node={node} />
      {node.status === 'PAUSED' ? (
        <PausedInput nodeKey={nodeKey} node={node} />
      ) : (
        <>
          <div className="flex flex-col gap-1 text-xs text-text-muted empty:hidden">
            <ResultOrigin node={node} />
            <NodeNotes node={node} />
          </div>
          <AsTable nodeKey={nodeKey} node={node} />
          <Writes node={node} />
          <Gave nodeKey={nodeKey} node={node} />
          <OutputView title="Input" output={node.input} from={node.name} type={node.type} />
        </>
      )}
      <NodeLog nodeKey={nodeKey} node={node} />
    </>
  );
}

/** Of a node that ran over lists: each item by itself. */
function AsTable({ nodeKey, node: { itemCounts } }: { nodeKey: string; node: RunNode }) {
  if (!itemCounts || itemCounts.total === 0) return null;
  return (
    <Button size="sm" className="w-fit" onClick={() => openItems(nodeKey)}>
      <Table2 />
      {itemCounts.total === 1 ? 'The item as a table' : `All ${itemCounts.total} items as a table`}
    </Button>
  );
}

/** What it is writing, until it is its output. */
function Writes({ node: { status, progress } }: { node: RunNode }) {
  if (status !== 'RUNNING' || !progress?.partialText) return null;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs font-medium text-text-muted">Being written</p>
      <WrittenSoFar text={progress.partialText} className="h-28 rounded-md bg-surface-sunken px-2 py-1.5" />
    </div>
  );
}

/** What went wrong, and what a person can do about it. */
function Failure({ node: { error, errorCode } }: { node: RunNode }) {
  const words = useWords();
  if (!error) return null;
  const advice = adviceFor(errorCode);
  return (
    <div className="flex flex-col gap-1 rounded-lg bg-danger-soft px-2.5 py-2 text-xs">
      <p className="break-words">{words.plain(error)}</p>
      {advice && <p className="text-text-muted">{advice}</p>}
    </div>
  );
}

/** Reused from when, or why it ran. */
function ResultOrigin({ node }: { node: RunNode }) {
  const words = useWords();
  if (!isReused(node)) {
    const why = whySkipped(node) ?? whyItRan(node, words);
    return why ? <p className="break-words">{why}</p> : null;
  }
  return (
    <p>
      Nothing it depends on had changed.
      {node.reusedFrom && (
        <>
          {' '}
          This is its result from the run of <RunTime at={node.reusedFrom.at} path={node.reusedFrom.path} />.
        </>
      )}
    </p>
  );
}

/** What it gave; while the run is paused it can be put right. */
function Gave({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const execution = useRun((state) => state.execution);
  if (!canCorrect({ execution }, node, 'output'))
    return <OutputView title="Output" output={node.output} from={node.name} type={node.type} isOpen />;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-xs font-medium text-text-muted">Output</p>
      <CorrectionForm nodeKey={nodeKey} node={node} field="output" />
    </div>
  );
}
