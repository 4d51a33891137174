import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../api/session/SessionProvider.tsx';
import { Logo } from '../ui/display/Logo.tsx';
import { Splash } from '../ui/page/Splash.tsx';
import { createFetcher } from './create-fetcher.ts';
import { createStarterTabs } from './starter-tabs.ts';
import type { StarterTab } from './starter-tabs.ts';
import { TokenNote } from './TokenNote.tsx';

/** GraphiQL on this server's schema, as the person who is signed in, with everything bundled: it works without a network. */
export function ApiExplorer() {
  const { auth } = useSession();
  const fetcher = useMemo(
    () => createFetcher(async () => (await auth.getSession()).data.session?.access_token ?? null),
    [auth],
  );
  const [tabs, setTabs] = useState<StarterTab[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void createStarterTabs(fetcher).then((found) => isCurrent && setTabs(found));
    return () => {
      isCurrent = false;
    };
  }, [fetcher]);

  if (!tabs) return <Splash />;
  return (
    <GraphiQL fetcher={fetcher} defaultTabs={tabs} defaultEditorToolsVisibility="variables" inputValueDeprecation>
      <GraphiQL.Logo>
        <a href="/" className="flex items-center gap-2 text-sm font-semibold text-text">
          <Logo className="size-5" />
          VisualAdGen API
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <TokenNote />
      </GraphiQL.Footer>
    </GraphiQL>
  );
}
