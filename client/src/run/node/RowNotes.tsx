import { useState } from 'react';
import { useStore } from 'zustand';
import { CorrectionForm } from '../correction/CorrectionForm.tsx';
import { canCorrect, correctionKey } from '../state/corrections.ts';
import { explainedForAll, whyItRan } from '../status/explain-node.ts';
import { NodeNotes } from './NodeNotes.tsx';
import { useRun, useRunStore } from '../state/RunContext.tsx';
import { isReused } from '../state/run-state.ts';
import type { RunNode, RunState } from '../state/run-state.ts';
import { RunTime } from '../time/RunTime.tsx';
import { useWords } from '../../graph/words/useWords.ts';

/** What is worth knowing without opening it. */
export function RowNotes({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const execution = useRun((state) => state.execution);
  const isExplained = useRun((state) => explainedOfRun(state)(node));
  const words = useWords();
  const why = isExplained ? null : whyItRan(node, words);
  return (
    <div className="-mt-0.5 flex flex-col gap-1 pr-2 pb-1.5 pl-8.5 text-2xs text-text-muted empty:hidden">
      {why && <p className="break-words">{why}</p>}
      {isReused(node) && node.reusedFrom && (
        <p>
          From the run of <RunTime at={node.reusedFrom.at} path={node.reusedFrom.path} />
        </p>
      )}
      <NodeNotes node={node} />
      {canCorrect({ execution }, node, 'output') && <CorrectOutput nodeKey={nodeKey} node={node} />}
    </div>
  );
}

let cached: { nodes: RunState['nodes']; isFresh: boolean; of: ReturnType<typeof explainedForAll> } | null = null;

/** Worked out once for all rows. */
function explainedOfRun({ nodes, execution }: RunState): ReturnType<typeof explainedForAll> {
  const isFresh = execution?.isFresh ?? false;
  if (cached?.nodes !== nodes || cached.isFresh !== isFresh)
    cached = { nodes, isFresh, of: explainedForAll(nodes, isFresh) };
  return cached.of;
}

function CorrectOutput({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const { corrections } = useRunStore();
  // One that was refused is shown, with the reason.
  const isRefused = useStore(corrections, (all) => all[correctionKey(node.id, 'output')]?.refusal !== undefined);
  const [isWanted, setIsWanted] = useState(false);
  const isOpen = isWanted || isRefused;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        className="w-fit rounded-sm underline underline-offset-2 hover:text-text"
        onClick={() => setIsWanted(!isOpen)}
      >
        Correct the output<span className="sr-only">: {node.name}</span>
      </button>
      {isOpen && (
        <div className="mt-1 rounded-lg border border-border p-2.5 text-text">
          <CorrectionForm nodeKey={nodeKey} node={node} field="output" />
        </div>
      )}
    </>
  );
}
