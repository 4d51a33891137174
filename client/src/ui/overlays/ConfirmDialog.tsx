import { AlertDialog as AlertDialogPrimitive } from 'radix-ui';
import { Button } from '../controls/Button.tsx';
import { overlayClasses, panelClasses } from './Dialog.tsx';

interface ConfirmDialogProps {
  title: string;
  /** What it comes to, and that it cannot be taken back. */
  description: string;
  /** What is done, on the button: `Delete`. */
  verb: string;
  /** It is being done. */
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is done for good. */
export function ConfirmDialog({ title, description, verb, isBusy, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <AlertDialogPrimitive.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Overlay className={overlayClasses} />
        <AlertDialogPrimitive.Content className={panelClasses}>
          <div className="flex flex-col gap-1">
            <AlertDialogPrimitive.Title className="text-base font-semibold">{title}</AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description className="text-sm text-text-muted">
              {description}
            </AlertDialogPrimitive.Description>
          </div>
          <div className="flex justify-end gap-2">
            <AlertDialogPrimitive.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialogPrimitive.Cancel>
            <Button variant="danger" isBusy={isBusy} onClick={onConfirm}>
              {verb}
            </Button>
          </div>
        </AlertDialogPrimitive.Content>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
}
