import { useEffect } from 'react';
import type { Command } from './command.ts';
import { offerCommands } from './command-store.ts';

/** Offers commands while the component is on screen. The list should be the same from render to render. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => offerCommands(commands), [commands]);
}
