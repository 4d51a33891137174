import { Copy } from 'lucide-react';
import { useSession } from '../api/session/SessionProvider.tsx';
import { toast } from '../ui/toast/toast.ts';

/** Whose answers these are, and the token for one's own code. */
export function TokenNote() {
  const { auth, user } = useSession();

  const copy = async () => {
    const { data } = await auth.getSession();
    if (!data.session) return;
    await navigator.clipboard.writeText(data.session.access_token);
    toast.success('The token is copied', { description: 'It works for about an hour.' });
  };

  if (!user) {
    return (
      <p className="px-4 py-2 text-xs text-text-muted">
        You are not signed in.{' '}
        <a href="/sign-in" className="text-accent-text underline-offset-4 hover:underline">
          Sign in
        </a>
        , then load this page again.
      </p>
    );
  }
  return (
    <p className="flex items-center gap-2 px-4 py-2 text-xs text-text-muted">
      <span className="min-w-0 truncate">
        Your token is sent with every request, as <span className="text-text">{user.email}</span>.
      </span>
      <button
        type="button"
        onClick={() => void copy()}
        className="ml-auto flex shrink-0 items-center gap-1 rounded-md px-1.5 py-0.5 text-text hover:bg-hover"
      >
        <Copy aria-hidden className="size-3.5" />
        Copy token
      </button>
    </p>
  );
}
