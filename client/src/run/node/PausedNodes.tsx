import { Table2 } from 'lucide-react';
import { Button } from '../../ui/controls/Button.tsx';
import { openItems } from '../drawer/drawer-store.ts';
import { CorrectionForm } from '../correction/CorrectionForm.tsx';
import { canCorrect } from '../state/corrections.ts';
import { EditedNote } from '../correction/EditedNote.tsx';
import { OutputView } from '../output/OutputView.tsx';
import { useRun } from '../state/RunContext.tsx';
import type { RunNode } from '../state/run-state.ts';

/** The nodes that wait to be let through, with what each is about to take; it can be put right before the run goes on. */
export function PausedNodes() {
  const nodes = useRun((state) => state.nodes);
  const paused = Object.entries(nodes).filter(([, { status }]) => status === 'PAUSED');
  if (paused.length === 0) return null;
  return (
    <section aria-label="Paused before" className="flex flex-col gap-2">
      <h3 className="text-xs font-medium">Paused before</h3>
      <ul className="flex flex-col gap-2">
        {paused.map(([key, node]) => (
          <li key={key} className="flex flex-col gap-2 rounded-lg border border-warning p-2.5">
            <span className="truncate text-sm font-medium">{node.name}</span>
            <PausedInput nodeKey={key} node={node} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a paused node is about to take: to be put right while the run is paused, to be looked at while other branches go on. */
export function PausedInput({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const execution = useRun((state) => state.execution);
  if (node.itemCounts) return <PausedItems nodeKey={nodeKey} node={node} />;
  return (
    <>
      {canCorrect({ execution }, node, 'input') ? (
        <>
          <p className="text-xs font-medium text-text-muted">Input</p>
          <CorrectionForm nodeKey={nodeKey} node={node} field="input" />
        </>
      ) : (
        <OutputView title="Input" output={node.input} from={node.name} type={node.type} isOpen />
      )}
      <div className="text-xs empty:hidden">
        <EditedNote node={node} />
      </div>
    </>
  );
}

/** Of a node that runs over lists, each item can be corrected or left out: in the table. */
function PausedItems({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const total = node.itemCounts?.total ?? 0;
  return (
    <>
      <p className="text-xs text-text-muted">
        It is about to run {total === 1 ? 'once' : `${total} times`}. Each item can be corrected or left out first.
      </p>
      <Button size="sm" className="w-fit" onClick={() => openItems(nodeKey)}>
        <Table2 />
        {total === 1 ? 'Look at the item' : `Look at all ${total} items`}
      </Button>
    </>
  );
}
