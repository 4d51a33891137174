import { CloudOff, WifiOff } from 'lucide-react';
import { Spinner } from '../ui/Spinner.tsx';
import { useConnectionState } from './connection.ts';

/** A quiet note while the server is out of reach. It lies over the page, so that nothing jumps. */
export function ConnectionBanner() {
  const state = useConnectionState();
  return (
    <output aria-live="polite" className="pointer-events-none fixed inset-x-0 top-2 z-50 flex justify-center px-4">
      {state !== 'online' && (
        <p className="flex animate-enter items-center gap-2 rounded-full border border-border bg-surface-raised py-1.5 pr-3.5 pl-2.5 text-xs shadow-lifted">
          {state === 'offline' ? (
            <WifiOff aria-hidden className="size-3.5 text-warning" />
          ) : (
            <CloudOff aria-hidden className="size-3.5 text-warning" />
          )}
          {state === 'offline'
            ? 'You are offline. Runs go on, and the page catches up.'
            : 'Connection lost. Trying again…'}
          {state === 'reconnecting' && <Spinner className="size-3.5 text-text-muted" />}
        </p>
      )}
    </output>
  );
}
