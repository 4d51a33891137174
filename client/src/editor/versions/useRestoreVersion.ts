import { useClient } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { refetch } from '../../api/refetch.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { readAssetUrls, readGraph } from '../../graph/workflow/read-graph.ts';
import { WorkflowQuery } from '../../graph/workflow/workflow-documents.ts';
import { toast } from '../../ui/toast/toast.ts';
import { useAutosave } from '../autosave/AutosaveContext.tsx';
import { RestoreMutation } from './versions-documents.ts';

/** Makes an earlier version the draft again and brings it onto the canvas; what was there is kept as a version. True where that was done. */
export function useRestoreVersion(workflowId: string) {
  const client = useClient();
  const autosave = useAutosave();
  const editor = useEditorStore();
  const catalogue = useCatalogue();
  return async (version: number): Promise<boolean> => {
    if (!(await autosave.flush())) {
      toast.error('The draft could not be saved, so nothing was restored');
      return false;
    }
    const input = { workflowId, version, expectedVersion: autosave.state.getState().version };
    const { data, error } = await mutateOnce(client, RestoreMutation, input);
    const answer = readAnswer(error, data?.restoreWorkflowVersion, 'RestoreWorkflowVersionPayload');
    if (!answer.ok) {
      const problems = answer.error?.__typename === 'GraphInvalidError' ? answer.error.problems : [];
      toast.error(`Version ${version} could not be restored`, { description: problems[0]?.message ?? answer.message });
      return false;
    }
    const read = await refetch(client, WorkflowQuery, { id: workflowId });
    const workflow = read.data?.workflow;
    if (!workflow) {
      toast.error('It was restored, but could not be loaded. Load the page again.');
      return false;
    }
    const graph = readGraph(workflow);
    // As when somebody else has saved it and their graph is taken.
    autosave.conflicted({ version: workflow.version, graph, savedAt: workflow.updatedAt });
    editor.getState().rememberAssets(readAssetUrls(workflow, catalogue));
    editor.getState().replace(graph);
    editor.getState().setProblems(workflow.problems);
    autosave.tookTheirs();
    toast.success(`Version ${version} is the draft again`, {
      description: 'What it replaced is kept among the versions.',
    });
    return true;
  };
}
