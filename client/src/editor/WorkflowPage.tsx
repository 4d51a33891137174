import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { EditorSkeleton } from './EditorSkeleton.tsx';
import { LoadFailed } from '../ui/page/LoadFailed.tsx';
import { useQueryOnce } from '../api/useQueryOnce.ts';
import { WorkflowEditor } from './WorkflowEditor.tsx';
import { WorkflowQuery } from '../graph/workflow/workflow-documents.ts';
import { lazyPage } from '../ui/loading/lazy-part.ts';

const WorkflowNotFoundPage = lazyPage(
  async () => (await import('../graph/workflow/WorkflowNotFoundPage.tsx')).WorkflowNotFoundPage,
);

export function WorkflowPage({ workflowId, guide }: { workflowId: string; guide: ReactNode }) {
  const { data, error, retry } = useQueryOnce(WorkflowQuery, { id: workflowId });
  if (error) return <LoadFailed error={error} onRetry={retry} />;
  if (!data) return <EditorSkeleton />;
  if (!data.workflow) {
    return (
      <Suspense>
        <WorkflowNotFoundPage />
      </Suspense>
    );
  }
  return <WorkflowEditor workflow={data.workflow} guide={guide} />;
}
