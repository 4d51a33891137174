import { toast } from 'sonner';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { readAnswer } from '../api/read-answer.ts';
import { CreateWorkflowMutation } from './library-documents.ts';

/** Makes an empty workflow and opens it. */
export function useCreateWorkflow(): { create: () => Promise<void>; isCreating: boolean } {
  const [{ fetching }, createWorkflow] = useMutation(CreateWorkflowMutation);
  const [, navigate] = useLocation();
  const create = async () => {
    const { data, error } = await createWorkflow({ input: { name: 'Untitled workflow' } });
    const answer = readAnswer(error, data?.createWorkflow, 'CreateWorkflowPayload');
    if (answer.ok) navigate(`/workflows/${answer.payload.workflow.id}`);
    else toast.error('The workflow was not made', { description: answer.message });
  };
  return { create, isCreating: fetching };
}
