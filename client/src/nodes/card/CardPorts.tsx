import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { CardPort } from './CardPort.tsx';

/** Inputs down the left edge, outputs down the right. */
export function CardPorts({ type }: { type: NodeType }) {
  if (type.inputs.length + type.outputs.length === 0) return null;
  return (
    <div className="flex justify-between gap-3 border-t border-border py-1.5 text-2xs text-text-muted">
      <ul className="flex min-w-0 flex-col">
        {type.inputs.map((port) => (
          <CardPort key={port.name} port={port} side="input" />
        ))}
      </ul>
      <ul className="flex min-w-0 flex-col items-end">
        {type.outputs.map((port) => (
          <CardPort key={port.name} port={port} side="output" />
        ))}
      </ul>
    </div>
  );
}
