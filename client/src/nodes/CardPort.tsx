import { Handle, Position, useConnection } from '@xyflow/react';
import type { ConnectionState, InternalNode } from '@xyflow/react';
import type { PortKind } from '../api/generated/graphql.ts';
import type { FlowNode } from '../editor/graph/flow.ts';
import { cn } from '../ui/class-names.ts';
import type { Catalogue, NodeType } from './catalogue.ts';
import { useCatalogue } from './CatalogueContext.tsx';
import { portColors, portKindLabels } from './port-looks.ts';

type Port = { side: 'input'; port: NodeType['inputs'][number] } | { side: 'output'; port: NodeType['outputs'][number] };

/** A coloured dot to pull a wire from, with its label. While a wire is pulled, ports that it cannot end at fade. */
export function CardPort(props: Port) {
  const { side, port } = props;
  const catalogue = useCatalogue();
  const fit = useConnection<InternalNode<FlowNode>, Fit>((connection) => fitOf(connection, catalogue, props));
  const isInput = side === 'input';
  return (
    <li
      className={cn(
        'relative flex h-6 max-w-full items-center px-3.5 transition-opacity',
        fit === 'unfit' && 'opacity-30',
      )}
    >
      <Handle
        id={port.name}
        type={isInput ? 'target' : 'source'}
        position={isInput ? Position.Left : Position.Right}
        style={{ background: portColors[port.kind] }}
        className={cn(fit === 'fits' && 'port-fits')}
      />
      <span className="truncate" title={titleOf(props)}>
        {port.label}
        {isInput && port.isRequired && <span aria-hidden> *</span>}
      </span>
    </li>
  );
}

type Fit = 'idle' | 'fits' | 'unfit';

function fitOf(connection: ConnectionState<InternalNode<FlowNode>>, catalogue: Catalogue, { side, port }: Port): Fit {
  if (!connection.inProgress) return 'idle';
  const { fromHandle, fromNode } = connection;
  const from = catalogue.nodeType(fromNode.data.type);
  const isFromOutput = fromHandle.type === 'source';
  if (isFromOutput !== (side === 'input')) return 'unfit';
  const ports: readonly { name: string; kind: PortKind; accepts?: readonly PortKind[] }[] =
    (isFromOutput ? from?.outputs : from?.inputs) ?? [];
  const start = ports.find(({ name }) => name === fromHandle.id);
  if (!start) return 'unfit';
  const fits = side === 'input' ? port.accepts.includes(start.kind) : start.accepts?.includes(port.kind);
  return fits ? 'fits' : 'unfit';
}

function titleOf({ side, port }: Port): string {
  if (side === 'output') return `Gives ${portKindLabels[port.kind].toLowerCase()}`;
  const taken = port.accepts.map((kind) => portKindLabels[kind].toLowerCase()).join(', ');
  return `Takes ${taken}${port.isRequired ? ' · needed' : ''}`;
}
