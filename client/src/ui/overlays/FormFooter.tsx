import { Button } from '../controls/Button.tsx';
import { DialogFooter } from './Dialog.tsx';

interface FormFooterProps {
  /** What submitting does, on the button: `Save`. */
  verb: string;
  isBusy?: boolean;
  /** It cannot be submitted yet. */
  isDisabled?: boolean;
  onCancel: () => void;
}

/** The end of a form in a dialog: back out, or submit. */
export function FormFooter({ verb, isBusy, isDisabled, onCancel }: FormFooterProps) {
  return (
    <DialogFooter>
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" isBusy={isBusy} disabled={isDisabled}>
        {verb}
      </Button>
    </DialogFooter>
  );
}
