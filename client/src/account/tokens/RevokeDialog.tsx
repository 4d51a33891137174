import { AlertDialog as AlertDialogPrimitive } from 'radix-ui';
import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/Button.tsx';
import { overlayClasses, panelClasses } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
import { RevokeTokenMutation } from './token-documents.ts';

interface RevokeDialogProps {
  token: { id: string; name: string };
  onClose: () => void;
  onRevoked: () => void;
}

/** Asks first: a token that is revoked cannot be brought back, for nobody has its secret. */
export function RevokeDialog({ token, onClose, onRevoked }: RevokeDialogProps) {
  const [{ fetching }, revoke] = useMutation(RevokeTokenMutation);
  const confirm = async () => {
    const result = await revoke({ input: { tokenId: token.id } });
    const answer = readAnswer(result.error, result.data?.revokeToken, 'RevokeTokenPayload');
    if (answer.ok) toast.success(`“${token.name}” is revoked.`);
    else toast.error(answer.message);
    onClose();
    onRevoked();
  };
  return (
    <AlertDialogPrimitive.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Overlay className={overlayClasses} />
        <AlertDialogPrimitive.Content className={panelClasses}>
          <div className="flex flex-col gap-1">
            <AlertDialogPrimitive.Title className="text-base font-semibold">
              Revoke “{token.name}”?
            </AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description className="text-sm text-text-muted">
              Whatever uses it is refused from now on, and its open connections are closed. This cannot be taken back.
            </AlertDialogPrimitive.Description>
          </div>
          <div className="flex justify-end gap-2">
            <AlertDialogPrimitive.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialogPrimitive.Cancel>
            <Button variant="danger" isBusy={fetching} onClick={() => void confirm()}>
              Revoke
            </Button>
          </div>
        </AlertDialogPrimitive.Content>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
}
