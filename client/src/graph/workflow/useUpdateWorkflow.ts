import { useCallback } from 'react';
import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast/toast.ts';
import { UpdateWorkflowMutation } from './workflow-documents.ts';

/** Renames a workflow or changes its notes. Answers whether it did; says why when it did not. */
export function useUpdateWorkflow(workflowId: string) {
  const [, mutate] = useMutation(UpdateWorkflowMutation);
  return useCallback(
    async (change: { name?: string; description?: string }): Promise<boolean> => {
      const result = await mutate({ input: { workflowId, ...change } });
      const answer = readAnswer(result.error, result.data?.updateWorkflow, 'UpdateWorkflowPayload');
      if (answer.ok) return true;
      const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0]?.message : undefined;
      toast.error(field ?? answer.message);
      return false;
    },
    [mutate, workflowId],
  );
}
