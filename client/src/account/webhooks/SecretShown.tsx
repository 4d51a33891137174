import { Button } from '../../ui/controls/Button.tsx';
import { DialogFooter } from '../../ui/overlays/Dialog.tsx';
import { SecretField } from '../SecretField.tsx';

interface SecretShownProps {
  name: string;
  secret: string;
  /** It takes the place of an earlier one. */
  isRotated: boolean;
  onDone: () => void;
}

/** The one time that a signing secret is seen. */
export function SecretShown({ name, secret, isRotated, onDone }: SecretShownProps) {
  return (
    <div className="flex flex-col gap-4">
      <SecretField label={`Signing secret of ${name}`} secret={secret} />
      <p className="text-sm text-text-muted">
        {isRotated
          ? 'Give it to the receiver within 24 hours. Until then messages are signed with the old secret, too.'
          : 'The receiver checks each message with it, by the headers of the Standard Webhooks specification.'}
      </p>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </div>
  );
}
