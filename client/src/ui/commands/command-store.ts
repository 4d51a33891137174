import { createStore } from 'zustand/vanilla';
import type { Command } from './command.ts';

export type LoadCommands = () => Promise<readonly Command[]>;

interface CommandState {
  /** What each part of the page that is on screen can do; the one that came last goes first. */
  sources: readonly (readonly Command[])[];
  /** What has to be asked for first, each time the palette opens. */
  lateSources: readonly LoadCommands[];
  /** Which of the two windows over the page is open. */
  open: 'palette' | 'keys' | null;
}

/** All that can be done on the page as it is now. */
export const commandStore = createStore<CommandState>(() => ({ sources: [], lateSources: [], open: null }));

/** Offers commands until the answer is called. */
export function offerCommands(commands: readonly Command[]): () => void {
  commandStore.setState(({ sources }) => ({ sources: [commands, ...sources] }));
  return () => commandStore.setState(({ sources }) => ({ sources: sources.filter((source) => source !== commands) }));
}

/** Offers commands that the palette asks for as it opens, until the answer is called. */
export function offerLateCommands(load: LoadCommands): () => void {
  commandStore.setState(({ lateSources }) => ({ lateSources: [...lateSources, load] }));
  return () =>
    commandStore.setState(({ lateSources }) => ({ lateSources: lateSources.filter((source) => source !== load) }));
}

/** Every command on offer, each id once, and those that go last at the end. */
export function commandsOf({ sources }: CommandState): Command[] {
  const byId = new Map<string, Command>();
  for (const command of sources.flat()) if (!byId.has(command.id)) byId.set(command.id, command);
  return [...byId.values()].toSorted((a, b) => Number(a.goesLast ?? false) - Number(b.goesLast ?? false));
}

export function isReady(command: Command): boolean {
  return command.isReady?.() ?? true;
}
