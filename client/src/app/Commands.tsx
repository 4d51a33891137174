import { Keyboard, LayoutGrid, Search, SquareTerminal } from 'lucide-react';
import { Suspense, useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useSession } from '../api/session/SessionProvider.tsx';
import type { Command } from '../ui/commands/command.ts';
import { commandStore } from '../ui/commands/command-store.ts';
import { listenForKeys } from '../ui/commands/listen-for-keys.ts';
import { useCommands } from '../ui/commands/useCommands.ts';
import { lazyPart } from '../ui/loading/lazy-part.ts';

const CommandPalette = lazyPart(async () => (await import('../ui/commands/CommandPalette.tsx')).CommandPalette);
const KeysDialog = lazyPart(async () => (await import('../ui/commands/KeysDialog.tsx')).KeysDialog);

/** Hears the keys of the commands on offer, and shows them: to be found by name, or with their keys. */
export function Commands() {
  const open = useStore(commandStore, (state) => state.open);
  useEffect(listenForKeys, []);
  useEffect(() => () => commandStore.setState({ open: null }), []);
  useGlobalCommands();
  return (
    <Suspense>
      {open === 'palette' && <CommandPalette />}
      {open === 'keys' && <KeysDialog />}
    </Suspense>
  );
}

export function openPalette(): void {
  commandStore.setState({ open: 'palette' });
}

/** What can be done on every page. */
function useGlobalCommands(): void {
  const { hasExplorer } = useSession().config;
  const [, navigate] = useLocation();
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'palette',
        title: 'Find a command',
        group: 'Go to',
        icon: Search,
        keys: ['Mod', 'K'],
        worksInText: true,
        run: openPalette,
      },
      {
        id: 'keys',
        title: 'Keyboard shortcuts',
        group: 'Go to',
        icon: Keyboard,
        words: 'help keys',
        keys: ['?'],
        run: () => commandStore.setState({ open: 'keys' }),
      },
      { id: 'library', title: 'All workflows', group: 'Go to', icon: LayoutGrid, run: () => navigate('/') },
      {
        id: 'explorer',
        title: 'API explorer',
        group: 'Go to',
        icon: SquareTerminal,
        words: 'graphiql',
        isReady: () => hasExplorer,
        run: () => void window.open('/graphiql', '_blank', 'noreferrer'),
      },
    ],
    [navigate, hasExplorer],
  );
  useCommands(commands);
}
