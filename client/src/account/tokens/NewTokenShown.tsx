import { Button } from '../../ui/controls/Button.tsx';
import { DialogFooter } from '../../ui/overlays/Dialog.tsx';
import { SecretField } from '../SecretField.tsx';

interface NewTokenShownProps {
  name: string;
  secret: string;
  onDone: () => void;
}

/** The one time that a token is seen. */
export function NewTokenShown({ name, secret, onDone }: NewTokenShownProps) {
  return (
    <div className="flex flex-col gap-4">
      <SecretField label={name} secret={secret} />
      <pre className="rounded-md bg-surface-sunken px-3 py-2 font-mono text-2xs break-words whitespace-pre-wrap text-text-muted">
        {`curl ${location.origin}/graphql \\
  -H "authorization: Bearer $TOKEN" \\
  -H "content-type: application/json" \\
  -d '{"query":"{ viewer { email } }"}'`}
      </pre>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </div>
  );
}
