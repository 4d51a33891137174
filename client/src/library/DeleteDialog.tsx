import { toast } from 'sonner';
import { useMutation } from 'urql';
import { readAnswer } from '../api/read-answer.ts';
import { ConfirmDialog } from '../ui/AlertDialog.tsx';
import { DeleteWorkflowMutation } from './library-documents.ts';
import type { NamedWorkflow } from './named-workflow.ts';

export function DeleteDialog({ workflow, onClose }: { workflow: NamedWorkflow; onClose: () => void }) {
  const [{ fetching }, deleteWorkflow] = useMutation(DeleteWorkflowMutation);

  const confirm = async () => {
    const { data, error } = await deleteWorkflow({ input: { workflowId: workflow.id } });
    const answer = readAnswer(error, data?.deleteWorkflow, 'DeleteWorkflowPayload');
    onClose();
    // Somebody else was quicker: gone is gone.
    if (answer.ok || answer.error?.__typename === 'NotFoundError') toast(`“${workflow.name}” was deleted`);
    else toast.error(`“${workflow.name}” was not deleted`, { description: answer.message });
  };

  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Delete “${workflow.name}”?`}
      description="The workflow will be gone, and this cannot be taken back. Pictures that its runs made stay yours."
      confirmLabel="Delete"
      isDanger
      isBusy={fetching}
      onConfirm={() => void confirm()}
    />
  );
}
