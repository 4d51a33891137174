import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx';
import { toast } from '../../ui/toast/toast.ts';
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
    <ConfirmDialog
      title={`Revoke “${token.name}”?`}
      description="Anything that uses it loses access at once. This cannot be undone."
      verb="Revoke"
      isBusy={fetching}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}
