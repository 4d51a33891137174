import { useEffect } from 'react';
import type { Command } from './command.ts';
import { offerCommands, offerLateCommands } from './command-store.ts';
import type { LoadCommands } from './command-store.ts';

/** Offers commands while the component is on screen. The list should be the same from render to render. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => offerCommands(commands), [commands]);
}

/** Offers commands that are asked for each time the palette opens. */
export function useLateCommands(load: LoadCommands): void {
  useEffect(() => offerLateCommands(load), [load]);
}
