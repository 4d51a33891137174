import { useCallback } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast/toast.ts';
import { DuplicateWorkflowMutation } from './create-and-delete-documents.ts';
import type { NamedWorkflow } from './named-workflow.ts';

/** Makes a copy of a workflow, and offers to open it. */
export function useDuplicateWorkflow(): (workflow: NamedWorkflow) => Promise<void> {
  const client = useClient();
  const [, navigate] = useLocation();
  return useCallback(
    async (workflow) => {
      const { data, error } = await mutateOnce(client, DuplicateWorkflowMutation, { workflowId: workflow.id });
      const answer = readAnswer(error, data?.duplicateWorkflow, 'DuplicateWorkflowPayload');
      if (!answer.ok) {
        toast.error(`“${workflow.name}” was not duplicated`, { description: answer.message });
        return;
      }
      const copy = answer.payload.workflow;
      toast.success(`“${copy.name}” is ready`, {
        action: { label: 'Open', onClick: () => navigate(`/workflows/${copy.id}`) },
      });
    },
    [client, navigate],
  );
}
