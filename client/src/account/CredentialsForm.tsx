import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '../ui/controls/Button.tsx';
import { FormField } from '../ui/controls/FormField.tsx';
import { checkCredentials, shortestPassword } from './check-credentials.ts';
import type { CredentialProblems } from './check-credentials.ts';
import { useSession } from '../api/session/SessionProvider.tsx';

type Mode = 'sign-in' | 'sign-up';

interface CredentialsFormProps {
  mode: Mode;
  /** Whose it is, where that is known. */
  email?: string;
}

/** Email and password. When it succeeds the session changes, and the page around it moves on. */
export function CredentialsForm({ mode, email: known }: CredentialsFormProps) {
  const session = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<CredentialProblems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [confirmAddress, setConfirmAddress] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = readField(event.currentTarget, 'email').trim();
    const password = readField(event.currentTarget, 'password');
    const found = checkCredentials(mode, email, password);
    setProblems(found);
    setFailure(null);
    if (found.email || found.password) {
      form.current?.querySelector<HTMLInputElement>(found.email ? '[name=email]' : '[name=password]')?.focus();
      return;
    }
    setIsBusy(true);
    if (mode === 'sign-in') setFailure(await session.signIn(email, password));
    else {
      const outcome = await session.signUp(email, password);
      if (outcome.kind === 'failed') setFailure(outcome.message);
      if (outcome.kind === 'confirm') setConfirmAddress(email);
    }
    setIsBusy(false);
  };

  if (confirmAddress) {
    return (
      <output className="block py-4 text-center text-sm text-balance text-text-muted">
        One more step: open the link in the mail sent to <strong className="text-text">{confirmAddress}</strong>.
      </output>
    );
  }
  return (
    <form ref={form} noValidate className="flex flex-col gap-3.5" onSubmit={(event) => void submit(event)}>
      <FormField
        name="email"
        label="Email"
        type="email"
        autoComplete="email"
        defaultValue={known}
        problem={problems.email}
        className="max-md:h-11.5"
      />
      <FormField
        name="password"
        label="Password"
        type="password"
        autoComplete={mode === 'sign-in' ? 'current-password' : 'new-password'}
        note={mode === 'sign-up' ? `At least ${shortestPassword} characters.` : undefined}
        problem={problems.password}
        className="max-md:h-11.5"
      />
      {failure && (
        <p role="alert" className="rounded-md bg-danger-soft px-2.5 py-2 text-xs text-danger">
          {failure}
        </p>
      )}
      <Button type="submit" variant="primary" size="lg" className="max-md:h-11.5" isBusy={isBusy}>
        {mode === 'sign-in' ? 'Sign in' : 'Create account'}
      </Button>
    </form>
  );
}

function readField(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
