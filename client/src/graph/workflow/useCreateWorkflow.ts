import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import type { CreateWorkflowInput } from '../../api/generated/graphql.ts';
import { toast } from '../../ui/toast/toast.ts';
import { createWorkflow } from './create-workflow.ts';

/** In nobody's list until something is done to it. */
const blank = { name: 'Untitled workflow', isProvisional: true };

/** Makes a workflow, an empty one where nothing else is said, and opens it. Answers whether it did. */
export function useCreateWorkflow() {
  const client = useClient();
  const [, navigate] = useLocation();
  const [isCreating, setIsCreating] = useState(false);
  const create = useCallback(
    async (input: CreateWorkflowInput = blank): Promise<boolean> => {
      setIsCreating(true);
      const created = await createWorkflow(client, input);
      setIsCreating(false);
      if (created.ok) navigate(`/workflows/${created.workflow.id}`);
      else toast.error('The workflow could not be created', { description: created.details[0] ?? created.message });
      return created.ok;
    },
    [client, navigate],
  );
  return { create, isCreating };
}
