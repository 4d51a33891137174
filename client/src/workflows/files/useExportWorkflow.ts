import { useCallback } from 'react';
import { useClient } from 'urql';
import { explainFailure } from '../../api/read-answer.ts';
import { readGraph } from '../../graph/workflow/read-graph.ts';
import { toast } from '../../ui/toast/toast.ts';
import type { NamedWorkflow } from '../../graph/workflow/named-workflow.ts';
import { WorkflowToExportQuery } from './export-documents.ts';
import { saveWorkflowFile } from '../../graph/file/save-workflow-file.ts';

/** Saves a workflow, as it is on the server, as a file. */
export function useExportWorkflow(): (workflow: NamedWorkflow) => Promise<void> {
  const client = useClient();
  return useCallback(
    async ({ id, name }) => {
      const { data, error } = await client.query(WorkflowToExportQuery, { id }, { requestPolicy: 'network-only' });
      const workflow = data?.workflow;
      if (!workflow) {
        toast.error(`“${name}” was not exported`, {
          description: error ? explainFailure(error) : 'It was deleted in the meantime.',
        });
        return;
      }
      const file = { name: workflow.name, description: workflow.description ?? '', graph: readGraph(workflow) };
      saveWorkflowFile(file);
    },
    [client],
  );
}
