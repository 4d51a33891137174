import { roomAt } from '../ports/connections-used.ts';
import type { InputPort } from '../ports/ports.ts';

/** Whether a person may choose that a connection brings a whole list at once: to a port that takes several things, and not whole lists anyhow. */
export function mayTakeAll(port: InputPort, config: Readonly<Record<string, unknown>>): boolean {
  return !port.takesAll && roomAt(port, config).most !== 1;
}
