import type { NodeType } from '../../nodes/catalogue.ts';
import { InputConnections } from './InputConnections.tsx';

/** What is joined to a node, and what could be: the way to wire a workflow without a mouse. */
export function Connections({ nodeKey, type }: { nodeKey: string; type: NodeType }) {
  if (type.inputs.length === 0) return null;
  return (
    <section aria-label="Takes" className="flex flex-col gap-3 border-t border-border pt-4">
      <h3 className="text-xs font-medium">Takes</h3>
      {type.inputs.map((port) => (
        <InputConnections key={port.name} nodeKey={nodeKey} port={port} />
      ))}
    </section>
  );
}
