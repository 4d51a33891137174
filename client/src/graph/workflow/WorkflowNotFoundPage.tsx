import { Compass } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../../api/session/SessionProvider.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { useDocumentTitle } from '../../ui/page/useDocumentTitle.ts';

/** The server does not tell what is missing from what is somebody else's, so both are said, with the ways on from either. */
export function WorkflowNotFoundPage() {
  useDocumentTitle('Not found');
  const { user, signOut } = useSession();
  const [location] = useLocation();
  const name = user?.isDemo ? 'the demo account' : (user?.email ?? 'an account without an address');
  return (
    <main className="flex h-full min-h-96 items-center justify-center">
      <EmptyState
        icon={Compass}
        isPage
        title="This workflow does not exist"
        description={
          <>
            Or it belongs to somebody else: you are signed in as{' '}
            <span className="font-medium break-all text-text">{name}</span>.
          </>
        }
      >
        <Button asChild variant="primary" className="max-md:h-11.5">
          <Link href="/">All workflows</Link>
        </Button>
        {user?.isDemo ? (
          <Button asChild className="max-md:h-11.5">
            <Link href={`/sign-in?next=${encodeURIComponent(location)}`}>Use another account</Link>
          </Button>
        ) : (
          // A stranger is led to the sign-in, and from there back here.
          <Button className="max-md:h-11.5" onClick={() => void signOut()}>
            Use another account
          </Button>
        )}
      </EmptyState>
    </main>
  );
}
