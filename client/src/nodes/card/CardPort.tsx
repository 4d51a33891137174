import { mayConnect } from '@visualadgen/graph/connections/connect-ports.ts';
import { Handle, Position } from '@xyflow/react';
import type { WireInHand } from '../../graph/store/editor-store.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';

type Port = { side: 'input'; port: NodeType['inputs'][number] } | { side: 'output'; port: NodeType['outputs'][number] };

interface Taken {
  /** How many things left by it in the run on screen. */
  taken?: number | undefined;
}

/** A coloured dot to pull a wire from, with its label. While a wire is pulled, ports that it cannot end at fade. */
export function CardPort(props: Port & Taken) {
  const { side, port, taken } = props;
  const fit = useEditor(({ wireInHand }) => fitOf(wireInHand, props));
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
        style={{ background: isUnknown(props) ? 'var(--text-muted)' : portLooks[port.kind].color }}
        className={cn(fit === 'fits' && 'port-fits')}
      />
      <span className="card-detail truncate" title={titleOf(props)}>
        {port.label}
        {isInput && port.isRequired && <span aria-hidden> *</span>}
      </span>
      {taken !== undefined && (
        <span className="card-detail ml-1 shrink-0 font-medium text-text tabular-nums">{taken}</span>
      )}
    </li>
  );
}

function fitOf(wire: WireInHand | null, { side, port }: Port): 'idle' | 'fits' | 'unfit' {
  if (!wire) return 'idle';
  const fits =
    wire.from === 'output'
      ? side === 'input' && (wire.kind === null || port.accepts.includes(wire.kind))
      : side === 'output' && mayConnect(port, wire);
  return fits ? 'fits' : 'unfit';
}

/** What it gives is what comes in, and nothing is connected there yet. */
function isUnknown(one: Port): boolean {
  return one.side === 'output' && Boolean(one.port.sameAs);
}

function titleOf(one: Port): string {
  const { side, port } = one;
  if (isUnknown(one)) return 'Output: what comes in';
  if (side === 'output') return `Output: ${portLooks[port.kind].label.toLowerCase()}`;
  const taken = port.accepts.map((kind) => portLooks[kind].label.toLowerCase()).join(', ');
  const most = (port.maxJoins ?? 1) > 1 ? ` · up to ${port.maxJoins}` : '';
  return `Input: ${taken}${most}${port.isRequired ? ' · needed' : ''}`;
}
