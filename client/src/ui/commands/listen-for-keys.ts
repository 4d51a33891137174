import type { Command } from './command.ts';
import { commandsOf, commandStore, isReady } from './command-store.ts';
import { isElsewhere, isTyping } from './key-targets.ts';
import { arePressed } from './keys.ts';

/** Does what the keys pressed mean, until the answer is called. */
export function listenForKeys(): () => void {
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function onKey(event: KeyboardEvent): void {
  // A list that is still being loaded has no focus yet; what is typed meanwhile is meant for it.
  if (event.defaultPrevented || isElsewhere(event) || commandStore.getState().open) return;
  const meant = commandsOf(commandStore.getState()).filter((command) => isMeant(command, event));
  const command = meant.find(isReady);
  if (!command) return;
  event.preventDefault();
  // Held down, a key goes on only where that is of use: undoing one step after another.
  if (!event.repeat || command.repeats) command.run();
}

function isMeant(command: Command, event: KeyboardEvent): boolean {
  if (command.isHandledElsewhere) return false;
  if (isTyping(event) && !command.worksInText) return false;
  return [command.keys ?? [], ...(command.otherKeys ?? [])].some((keys) => keys.length > 0 && arePressed(keys, event));
}
