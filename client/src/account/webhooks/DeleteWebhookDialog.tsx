import { AlertDialog as AlertDialogPrimitive } from 'radix-ui';
import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/Button.tsx';
import { overlayClasses, panelClasses } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
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
    <AlertDialogPrimitive.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Overlay className={overlayClasses} />
        <AlertDialogPrimitive.Content className={panelClasses}>
          <div className="flex flex-col gap-1">
            <AlertDialogPrimitive.Title className="text-base font-semibold">
              Delete “{webhook.name}”?
            </AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description className="text-sm text-text-muted">
              It is told of nothing more, and the list of its messages goes with it. This cannot be taken back.
            </AlertDialogPrimitive.Description>
          </div>
          <div className="flex justify-end gap-2">
            <AlertDialogPrimitive.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialogPrimitive.Cancel>
            <Button variant="danger" isBusy={fetching} onClick={() => void confirm()}>
              Delete
            </Button>
          </div>
        </AlertDialogPrimitive.Content>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
}
