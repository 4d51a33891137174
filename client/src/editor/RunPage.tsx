import { Suspense, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { RunActionsContext } from '../run/control/RunActionsContext.tsx';
import { RunContext } from '../run/state/RunContext.tsx';
import { ExecutionSnapshotQuery } from '../run/state/execution-documents.ts';
import { createRunStore } from '../run/state/run-store.ts';
import { useFollowedRun } from '../run/state/useFollowedRun.ts';
import { useRunActions } from '../run/control/useRunActions.ts';
import type { ExecutionSnapshotQuery as Loaded } from '../api/generated/graphql.ts';
import { useCommands } from '../ui/commands/useCommands.ts';
import { useCatalogue } from '../graph/catalogue/CatalogueContext.tsx';
import { steerCommands } from './commands/run-commands.ts';
import { createEditorStore } from '../graph/store/editor-store.ts';
import { EditorContext } from '../graph/store/EditorContext.tsx';
import { EditorLayout } from './EditorLayout.tsx';
import { EditorSkeleton } from './EditorSkeleton.tsx';
import { LoadFailed } from '../ui/page/LoadFailed.tsx';
import { readGraph } from '../graph/workflow/read-graph.ts';
import { RunControls } from './run/RunControls.tsx';
import { PastRunBar } from './topbar/PastRunBar.tsx';
import { useQueryOnce } from '../api/useQueryOnce.ts';
import { lazyAfterPaint, lazyPage } from '../ui/loading/lazy-part.ts';

const RunAnnouncer = lazyAfterPaint(async () => (await import('../run/status/RunAnnouncer.tsx')).RunAnnouncer);
const NotFoundPage = lazyPage(async () => (await import('../ui/page/NotFoundPage.tsx')).NotFoundPage);

const runTab = { tab: 'run' } as const;

interface RunPageProps {
  workflowId: string;
  executionId: string;
}

/** One run, on the graph as it was then. */
export function RunPage({ workflowId, executionId }: RunPageProps) {
  const { data, error, retry } = useQueryOnce(ExecutionSnapshotQuery, { id: executionId });
  if (error) return <LoadFailed error={error} onRetry={retry} />;
  if (!data) return <EditorSkeleton />;
  if (!data.execution) {
    return (
      <Suspense>
        <NotFoundPage title="This run does not exist" />
      </Suspense>
    );
  }
  return <Run workflowId={workflowId} execution={data.execution} />;
}

function Run({ workflowId, execution }: { workflowId: string; execution: NonNullable<Loaded['execution']> }) {
  const catalogue = useCatalogue();
  const [run] = useState(createRunStore);
  const [editor] = useState(() =>
    createEditorStore({ graph: readGraph(execution.graph), catalogue, isReadOnly: true }),
  );
  const [, navigate] = useLocation();
  const actions = useRunActions(run, {
    showAnother: ({ execution: other }) => other && navigate(`/workflows/${workflowId}/runs/${other.id}`),
  });
  useFollowedRun(run, execution.id, actions.turn);
  const { act } = actions;
  useCommands(useMemo(() => steerCommands(run, act), [run, act]));
  return (
    <EditorContext value={editor}>
      <RunContext value={run}>
        <RunActionsContext value={actions}>
          <EditorLayout
            workflowId={workflowId}
            front={runTab}
            top={<PastRunBar workflowId={workflowId} execution={execution} />}
            run={<RunControls />}
          />
          <Suspense>
            <RunAnnouncer />
          </Suspense>
        </RunActionsContext>
      </RunContext>
    </EditorContext>
  );
}
