import { NotFoundPage } from '../library/NotFoundPage.tsx';
import { EditorSkeleton } from './EditorSkeleton.tsx';
import { LoadFailed } from './LoadFailed.tsx';
import { useQueryOnce } from './useQueryOnce.ts';
import { WorkflowEditor } from './WorkflowEditor.tsx';
import { WorkflowQuery } from './workflow-documents.ts';

export function WorkflowPage({ workflowId }: { workflowId: string }) {
  const { data, error, retry } = useQueryOnce(WorkflowQuery, { id: workflowId });
  if (error) return <LoadFailed error={error} onRetry={retry} />;
  if (!data) return <EditorSkeleton />;
  if (!data.workflow) return <NotFoundPage title="This workflow does not exist" />;
  return <WorkflowEditor workflow={data.workflow} />;
}
