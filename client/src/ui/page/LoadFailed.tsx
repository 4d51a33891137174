import { CloudOff } from 'lucide-react';
import type { CombinedError } from 'urql';
import { useOnReconnected } from '../../api/connection.ts';
import { explainFailure } from '../../api/read-answer.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from './EmptyState.tsx';

/** It could not be loaded; tries again when asked to, and when the network is back. */
export function LoadFailed({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  useOnReconnected(onRetry);
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState isPage icon={CloudOff} title="This could not be loaded" description={explainFailure(error)}>
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
      </EmptyState>
    </main>
  );
}
