import { AlertDialog as AlertDialogPrimitive } from 'radix-ui';
import { useRef } from 'react';
import { Button } from '../ui/controls/Button.tsx';
import { overlayClasses, panelClasses } from '../ui/overlays/Dialog.tsx';
import { cn } from '../ui/theme/class-names.ts';
import { CredentialsForm } from './CredentialsForm.tsx';
import { useSession } from '../api/session/SessionProvider.tsx';

/** Over the page as it was left: whoever signs in again goes on where they were. */
export function SignInAgain() {
  const { user, signOut } = useSession();
  const content = useRef<HTMLDivElement>(null);
  return (
    <AlertDialogPrimitive.Root open>
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Overlay className={overlayClasses} />
        <AlertDialogPrimitive.Content
          ref={content}
          className={cn(panelClasses, 'max-w-sm')}
          // All that is missing.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.querySelector<HTMLInputElement>('[name=password]')?.focus();
          }}
        >
          <div className="flex flex-col gap-1">
            <AlertDialogPrimitive.Title className="text-base font-semibold">Sign in again</AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description className="text-sm text-text-muted">
              Your session has ended. Nothing is lost: what is on this page stays, and is saved once you are back.
            </AlertDialogPrimitive.Description>
          </div>
          <CredentialsForm mode="sign-in" email={user?.email ?? ''} />
          <Button variant="ghost" className="max-md:h-11.5" onClick={() => void signOut()}>
            Use another account
          </Button>
        </AlertDialogPrimitive.Content>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
}
