import { ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { createCatalogue } from '../graph/catalogue/catalogue.ts';
import { CatalogueContext } from '../graph/catalogue/CatalogueContext.tsx';
import { CatalogueQuery } from '../graph/catalogue/catalogue-documents.ts';
import { EditorSkeleton } from './EditorSkeleton.tsx';
import { LoadFailed } from '../ui/page/LoadFailed.tsx';
import { RunPage } from './RunPage.tsx';
import { useQueryOnce } from '../api/useQueryOnce.ts';
import { WorkflowPage } from './WorkflowPage.tsx';

interface EditorPageProps {
  workflowId: string;
  /** The run to look at; null to edit. */
  executionId: string | null;
  /** Leads a newcomer through the editor, over all of it. */
  guide?: ReactNode;
}

const noVariables = {};

/** A workflow, to be edited and run; or one of its runs, to be looked at on the graph it ran on. */
export function EditorPage({ workflowId, executionId, guide }: EditorPageProps) {
  const { data, error, retry } = useQueryOnce(CatalogueQuery, noVariables);
  const catalogue = useMemo(() => data && createCatalogue(data), [data]);
  if (error) return <LoadFailed error={error} onRetry={retry} />;
  if (!catalogue) return <EditorSkeleton />;
  return (
    <CatalogueContext value={catalogue}>
      <ReactFlowProvider>
        {executionId ? (
          <RunPage key={executionId} workflowId={workflowId} executionId={executionId} />
        ) : (
          <WorkflowPage workflowId={workflowId} guide={guide} />
        )}
      </ReactFlowProvider>
    </CatalogueContext>
  );
}
