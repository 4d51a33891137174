import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { DeleteWebhookMutation } from './webhook-documents.ts';

interface DeleteWebhookDialogProps {
  webhook: { id: string; name: string };
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks first: what it was sent goes with it, and the secret cannot be had again. */
export function DeleteWebhookDialog({ webhook, onClose, onDeleted }: DeleteWebhookDialogProps) {
  const [{ fetching }, remove] = useMutation(DeleteWebhookMutation);
  const confirm = async () => {
    const result = await remove({ input: { webhookId: webhook.id } });
    const answer = readAnswer(result.error, result.data?.deleteWebhook, 'DeleteWebhookPayload');
    if (answer.ok) toast.success(`“${webhook.name}” is deleted.`);
    else toast.error(answer.message);
    onClose();
    if (answer.ok) onDeleted();
  };
  return (
    <ConfirmDialog
      title={`Delete “${webhook.name}”?`}
      description="It will get no more messages, and its message history is deleted. This cannot be undone."
      verb="Delete"
      isBusy={fetching}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}
