import { useReactFlow } from '@xyflow/react';
import { CircleCheck } from 'lucide-react';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import { useRunPrices } from '../../run/cost/useRunPrices.ts';
import { Suspense } from 'react';
import { lazyAfterPaint } from '../../ui/loading/lazy-part.ts';
import { CostBreakdown } from './CostBreakdown.tsx';
import { Notes } from './Notes.tsx';
import { ProblemList } from './ProblemList.tsx';

const InputsSection = lazyAfterPaint(async () => (await import('../inputs/InputsSection.tsx')).InputsSection);

/** The workflow as a whole: what stands in the way of a run, what a run costs, what it is given and gives, and notes. */
export function WorkflowInspector({ workflowId }: { workflowId: string }) {
  const store = useEditorStore();
  const { fitView } = useReactFlow();
  const problems = useEditor((state) => state.problems);
  const isEmpty = useEditor(({ nodes }) => nodes.length === 0);
  const drawsNothing = useRunPrices(workflowId)?.drawsNothing ?? false;
  const isReadOnly = useEditor((state) => state.isReadOnly);

  function show(keys: readonly string[]) {
    store.getState().select(keys);
    void fitView({ nodes: keys.map((id) => ({ id })), maxZoom: 1, padding: 0.5, duration: 250 });
  }

  return (
    <div className="flex flex-col gap-6">
      {!isReadOnly && !isEmpty && (
        <section aria-label="Before a run" className="flex flex-col gap-2">
          <h2 className="text-xs font-medium">{problems.length > 0 ? 'To do before a run' : 'Before a run'}</h2>
          {problems.length > 0 ? (
            <ProblemList problems={problems} onPick={show} offersSwitch />
          ) : (
            <p className="flex items-center gap-2 text-xs text-text-muted">
              <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
              {drawsNothing ? 'Ready to run, but no image model takes part: nothing is drawn.' : 'Ready to run.'}
            </p>
          )}
        </section>
      )}
      {!isReadOnly && <CostBreakdown workflowId={workflowId} />}
      {!isEmpty && (
        <Suspense>
          <InputsSection />
        </Suspense>
      )}
      <Notes workflowId={workflowId} />
    </div>
  );
}
