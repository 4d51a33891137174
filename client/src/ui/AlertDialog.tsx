import { AlertDialog as AlertDialogPrimitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { overlayClasses, panelClasses } from './Dialog.tsx';

export interface ConfirmDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** What happens, in a sentence. */
  description: ReactNode;
  /** The verb itself, such as "Delete". */
  confirmLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  isBusy?: boolean;
  /** The dialog stays open until the owner closes it, so that work in flight can be shown by `isBusy`. */
  onConfirm: () => void;
}

/** Asks before something that cannot easily be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialogPrimitive.Root open={props.isOpen} onOpenChange={props.onOpenChange}>
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Overlay className={overlayClasses} />
        <AlertDialogPrimitive.Content className={panelClasses}>
          <div className="flex flex-col gap-1">
            <AlertDialogPrimitive.Title className="text-base font-semibold">{props.title}</AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description className="text-sm text-text-muted">
              {props.description}
            </AlertDialogPrimitive.Description>
          </div>
          <div className="flex justify-end gap-2">
            <AlertDialogPrimitive.Cancel asChild>
              <Button>{props.cancelLabel ?? 'Cancel'}</Button>
            </AlertDialogPrimitive.Cancel>
            <Button variant={props.isDanger ? 'danger' : 'primary'} isBusy={props.isBusy} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialogPrimitive.Content>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
}
