import { AlertDialog as AlertDialogPrimitive } from 'radix-ui';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { overlayClasses, panelClasses } from './Dialog.tsx';

interface ConfirmDialogProps {
  title: string;
  /** What it comes to, and that it cannot be taken back. */
  description: string;
  /** What is done, on the button: `Delete`. */
  verb: string;
  /** It takes something away for good; what merely costs something does not. */
  isDanger?: boolean;
  /** More than a sentence of what it comes to. */
  children?: ReactNode;
  /** It is being done. */
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is done for good. What takes nothing away is done by Enter alone; else that cancels. */
export function ConfirmDialog({
  title,
  description,
  verb,
  isDanger = true,
  isBusy,
  children,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const confirm = useRef<HTMLButtonElement>(null);
  function focusConfirm(event: Event) {
    event.preventDefault();
    confirm.current?.focus();
  }
  return (
    <AlertDialogPrimitive.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Overlay className={overlayClasses} />
        <AlertDialogPrimitive.Content className={panelClasses} {...(!isDanger && { onOpenAutoFocus: focusConfirm })}>
          <div className="flex flex-col gap-1">
            <AlertDialogPrimitive.Title className="text-base font-semibold">{title}</AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description className="text-sm text-text-muted">
              {description}
            </AlertDialogPrimitive.Description>
          </div>
          {children}
          <div className="flex justify-end gap-2">
            <AlertDialogPrimitive.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialogPrimitive.Cancel>
            <Button ref={confirm} variant={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={onConfirm}>
              {verb}
            </Button>
          </div>
        </AlertDialogPrimitive.Content>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
}
