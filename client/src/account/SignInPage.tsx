import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { Button } from '../ui/controls/Button.tsx';
import { Card } from '../ui/surfaces/Card.tsx';
import { Logo } from '../ui/display/Logo.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../ui/controls/Tabs.tsx';
import { useDocumentTitle } from '../ui/page/useDocumentTitle.ts';
import { CredentialsForm } from './CredentialsForm.tsx';
import { readNextPath } from './read-next-path.ts';
import { useSession } from '../api/session/SessionProvider.tsx';

/** Sign in, or make an account. The demo account may come here too, to change to one's own. */
export function SignInPage() {
  useDocumentTitle('Sign in');
  const { user, config } = useSession();
  const [, navigate] = useLocation();
  const next = readNextPath(useSearch());
  if (user && !user.isDemo) return <Redirect to={next} replace />;

  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-6 px-4 py-12">
      <div className="flex flex-col items-center gap-3 text-center">
        <Logo className="size-11" />
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold tracking-tight">VisualAdGen</h1>
          <p className="text-sm text-text-muted">Connect nodes, press Run, watch an idea become ad images.</p>
        </div>
      </div>
      <Card className="w-full max-w-sm p-5">
        <Tabs defaultValue="sign-in">
          <TabsList className="flex w-full max-md:h-13 max-md:[&>button]:h-11.5">
            <TabsTrigger value="sign-in">Sign in</TabsTrigger>
            <TabsTrigger value="sign-up">Create account</TabsTrigger>
          </TabsList>
          <TabsContent value="sign-in" className="pt-4">
            <CredentialsForm mode="sign-in" />
          </TabsContent>
          <TabsContent value="sign-up" className="pt-4">
            <CredentialsForm mode="sign-up" />
          </TabsContent>
        </Tabs>
        {config.demo && (
          <DemoEntry isDemoNow={user?.isDemo ?? false} onDone={() => navigate(next, { replace: true })} />
        )}
      </Card>
    </main>
  );
}

function DemoEntry({ isDemoNow, onDone }: { isDemoNow: boolean; onDone: () => void }) {
  const { signInWithDemo } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const enter = async () => {
    setIsBusy(true);
    const failure = isDemoNow ? null : await signInWithDemo();
    setIsBusy(false);
    setProblem(failure);
    if (!failure) onDone();
  };

  return (
    <div className="mt-4 flex flex-col gap-3">
      <div className="flex items-center gap-3 text-2xs text-text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or
      </div>
      <Button size="lg" className="max-md:h-11.5" isBusy={isBusy} onClick={() => void enter()}>
        <FlaskConical aria-hidden className="text-text-muted" />
        Continue with the demo account
      </Button>
      {problem && (
        <p role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
