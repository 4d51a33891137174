import { TriangleAlert } from 'lucide-react';
import type { Config } from '../../graph/model/graph.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { SwitchButton } from './SwitchButton.tsx';
import { useWrongConnections } from './useWrongConnections.ts';

/** On the card, as soon as it is so: what is connected and would not be used, and the way out. */
export function CardConnections({ nodeKey, type, config }: { nodeKey: string; type: NodeType; config: Config }) {
  const { joins, offer } = useWrongConnections(nodeKey, type, config);
  if (joins.length === 0) return null;
  return (
    <div className="mx-2 mb-2 flex flex-col gap-2 rounded-lg bg-warning-soft px-2.5 py-2 text-xs">
      {joins.map(({ port, text }) => (
        <p key={port.name} className="flex gap-2">
          <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warning" />
          <span className="min-w-0 break-words">{text}</span>
        </p>
      ))}
      <SwitchButton nodeKey={nodeKey} offer={offer} />
    </div>
  );
}
