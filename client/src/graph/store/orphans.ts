import type { Flow } from '../model/flow.ts';

/** A step's changes, with which the inputs and outputs of nodes go that it takes away: undoing it brings them back. */
export function withoutOrphans(after: Partial<Flow>, before: Flow): Partial<Flow> {
  const { nodes = before.nodes, inputs = before.inputs, outputs = before.outputs } = after;
  if (nodes === before.nodes || inputs.length + outputs.length === 0) return after;
  const keys = new Set(nodes.map(({ id }) => id));
  const isThere = ({ nodeKey }: { nodeKey: string }) => keys.has(nodeKey);
  if (inputs.every(isThere) && outputs.every(isThere)) return after;
  return { ...after, inputs: inputs.filter(isThere), outputs: outputs.filter(isThere) };
}
