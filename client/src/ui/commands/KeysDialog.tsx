import { useState } from 'react';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  focusPanel,
} from '../overlays/Dialog.tsx';
import { Kbd } from '../display/Kbd.tsx';
import { commandGroups } from './command.ts';
import type { Command } from './command.ts';
import { commandsOf, commandStore } from './command-store.ts';

/** Every command of this page that has keys, with them. */
export function KeysDialog() {
  const [commands] = useState(() => commandsOf(commandStore.getState()).filter(({ keys }) => keys));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && commandStore.setState({ open: null })}>
      <DialogContent className="max-w-3xl" onOpenAutoFocus={focusPanel}>
        <DialogHeader>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>
            Everything else is found by name with <Kbd keys={['Mod', 'K']} />.
          </DialogDescription>
        </DialogHeader>
        <div className="gap-x-10 sm:columns-2">
          {commandGroups.map((group) => (
            <KeysOfGroup key={group} title={group} commands={commands.filter((command) => command.group === group)} />
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}

function KeysOfGroup({ title, commands }: { title: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="pb-1.5 text-xs font-medium text-text-muted">{title}</h3>
      <ul className="flex flex-col">
        {commands.map(({ id, title: name, keys }) => (
          <li key={id} className="flex min-h-8 items-center justify-between gap-4 border-t border-border text-sm">
            <span>{name}</span>
            {keys && <Kbd keys={keys} className="shrink-0" />}
          </li>
        ))}
      </ul>
    </section>
  );
}
