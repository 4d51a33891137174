import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { portLooks } from '../catalogue/port-looks.ts';

/** The kinds of what each node type gives, by type and then by output. */
export type OutputKinds = ReadonlyMap<string, ReadonlyMap<string, PortKind>>;

const quiet = 'var(--border-strong)';

/** The colour of the cable that leaves an output. A quiet one for what the server did not describe. */
export function colourOfOutput(kinds: OutputKinds, type: string | undefined, output: string): string {
  const kind = type && kinds.get(type)?.get(output);
  return kind ? colourOfKind(kind) : quiet;
}

/** A node has the colour of the first thing it gives; one that ends a graph has a quiet one. */
export function colourOfType(kinds: OutputKinds, type: string): string {
  const [first] = kinds.get(type)?.values() ?? [];
  return first ? colourOfKind(first) : quiet;
}

/** A kind that a newer server knows keeps the quiet colour. */
function colourOfKind(kind: PortKind): string {
  return Object.hasOwn(portLooks, kind) ? portLooks[kind].color : quiet;
}
