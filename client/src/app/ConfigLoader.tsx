import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { loadConfig } from '../api/config.ts';
import type { ClientConfig } from '../api/config.ts';
import { Button } from '../ui/controls/Button.tsx';
import { EmptyState } from '../ui/page/EmptyState.tsx';
import { Splash } from '../ui/page/Splash.tsx';

const retryEvery = 3_000;

/** Draws its children once the server has told its settings; until then it waits, says so, and tries again by itself. */
export function ConfigLoader({ children }: { children: (config: ClientConfig) => ReactNode }) {
  const [config, setConfig] = useState<ClientConfig | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    loadConfig().then(
      (loaded) => isCurrent && setConfig(loaded),
      (error: unknown) => {
        if (!isCurrent) return;
        setProblem(error instanceof Error ? error.message : String(error));
        timer = setTimeout(() => setAttempt(attempt + 1), retryEvery);
      },
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [attempt]);

  if (config) return children(config);
  if (!problem) return <Splash />;
  return (
    <main className="flex min-h-full items-center justify-center">
      <EmptyState
        icon={CloudOff}
        title="The server does not respond"
        description={`${problem} Trying again every few seconds.`}
      >
        <Button onClick={() => setAttempt(attempt + 1)}>Try now</Button>
      </EmptyState>
    </main>
  );
}
