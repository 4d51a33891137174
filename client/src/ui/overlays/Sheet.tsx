import { X } from 'lucide-react';
import { Dialog as DialogPrimitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '../theme/class-names.ts';
import { overlayClasses } from './Dialog.tsx';

interface SheetProps {
  title: string;
  /** The page above it stays in use; else it waits until the sheet is closed. */
  isBeside?: boolean;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/** A panel that comes up from the foot of a small screen. `--foot` is the height of what stays below it, `--sheet` its own. */
export function Sheet({ title, isBeside = false, onClose, className, children }: SheetProps) {
  return (
    <DialogPrimitive.Root open modal={!isBeside} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogPrimitive.Portal>
        {!isBeside && <DialogPrimitive.Overlay className={overlayClasses} />}
        <DialogPrimitive.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => {
            if (isBeside) event.preventDefault();
          }}
          className={cn(
            'fixed inset-x-0 bottom-(--foot) z-45 flex h-(--sheet) flex-col rounded-t-2xl border-t border-border bg-surface shadow-overlay',
            'animate-rise focus:outline-none',
            className,
          )}
        >
          <div className="flex h-12 shrink-0 items-center pr-1 pl-4">
            <DialogPrimitive.Title className="text-sm font-semibold">{title}</DialogPrimitive.Title>
            <DialogPrimitive.Close
              aria-label="Close"
              className="ml-auto flex size-11.5 items-center justify-center rounded-lg text-text-muted hover:bg-hover hover:text-text"
            >
              <X aria-hidden className="size-4.5" />
            </DialogPrimitive.Close>
          </div>
          {children}
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  );
}
