import { CloudOff, type LucideIcon, WifiOff } from 'lucide-react';
import { Spinner } from '../ui/display/Spinner.tsx';
import { type ConnectionState, useConnectionState } from '../api/connection.ts';

const notes: Record<Exclude<ConnectionState, 'online'>, { Icon?: LucideIcon; words: string }> = {
  offline: { Icon: WifiOff, words: 'You are offline. Runs go on, and the page catches up.' },
  reconnecting: { Icon: CloudOff, words: 'Connection lost. Trying again…' },
  limited: { words: 'Too many requests at once. Going on in a moment…' },
};

/** A quiet note while the server is out of reach. It lies over the page, so that nothing jumps. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const note = state === 'online' ? null : notes[state];
  return (
    <output aria-live="polite" className="pointer-events-none fixed inset-x-0 top-2 z-50 flex justify-center px-4">
      {note && (
        <p className="flex animate-enter items-center gap-2 rounded-full border border-border bg-surface-raised py-1.5 pr-3.5 pl-2.5 text-xs shadow-lifted">
          {note.Icon && <note.Icon aria-hidden className="size-3.5 text-warning" />}
          {note.words}
          {state !== 'offline' && <Spinner className="size-3.5 text-text-muted" />}
        </p>
      )}
    </output>
  );
}
