import { CloudOff, type LucideIcon, WifiOff } from 'lucide-react';
import { Spinner } from '../ui/display/Spinner.tsx';
import { type ConnectionState, useConnectionState } from '../api/connection.ts';

const notes: Record<Exclude<ConnectionState, 'online'>, { Icon?: LucideIcon; words: string }> = {
  offline: { Icon: WifiOff, words: 'You are offline. Runs continue, and this page will catch up.' },
  reconnecting: { Icon: CloudOff, words: 'Connection lost. Trying again…' },
  limited: { words: 'Too many requests at once. Continuing in a moment…' },
};

/** A quiet note while the server is out of reach. It lies over the page, so that nothing jumps: where there is a line about the demo, over the whole of that. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const note = state === 'online' ? null : notes[state];
  return (
    <output aria-live="polite" className="pointer-events-none fixed inset-x-0 top-px z-50 flex justify-center px-1">
      {note && (
        <p className="flex h-6.5 w-full max-w-xl animate-enter items-center justify-center gap-2 rounded-full border border-border bg-surface-raised px-3 text-xs shadow-lifted">
          {note.Icon && <note.Icon aria-hidden className="size-3.5 text-warning" />}
          {note.words}
          {state !== 'offline' && <Spinner className="size-3.5 text-text-muted" />}
        </p>
      )}
    </output>
  );
}
