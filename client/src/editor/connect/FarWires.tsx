import { useReactFlow, ViewportPortal } from '@xyflow/react';
import type { InternalNode } from '@xyflow/react';
import { memo } from 'react';
import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { FlowEdge, FlowNode } from '../../graph/model/flow.ts';
import { cardWidth } from '../../graph/model/geometry.ts';

const kinds = Object.keys(portLooks) as PortKind[];

/** Many edges as one line for each colour, straight, since from far away a bend is not seen. */
export function FarWires({ edges }: { edges: readonly FlowEdge[] }) {
  // Measured anew, or moved by somebody else's hand: whatever moves under this one is not among these edges.
  useEditor((state) => state.nodes);
  const { getInternalNode } = useReactFlow<FlowNode>();
  if (edges.length === 0) return null;
  const byKind = Object.groupBy(edges, ({ data }) => data?.kind ?? 'none');
  return (
    <ViewportPortal>
      <svg aria-hidden className="far-wires">
        {[...kinds, 'none' as const].map((kind) => (
          <Wires key={kind} kind={kind} path={pathOf(byKind[kind] ?? [], getInternalNode)} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

const Wires = memo(function Wires({ kind, path }: { kind: PortKind | 'none'; path: string }) {
  return path && <path d={path} stroke={kind === 'none' ? 'var(--border-strong)' : portLooks[kind].color} />;
});

type Find = (key: string) => InternalNode<FlowNode> | undefined;

function pathOf(edges: readonly FlowEdge[], find: Find): string {
  let path = '';
  for (const { source, sourceHandle, target, targetHandle } of edges) {
    const from = endOf(find(source), 'source', sourceHandle);
    const to = endOf(find(target), 'target', targetHandle);
    if (from && to) path += `M${from}L${to}`;
  }
  return path;
}

/** The middle of a port, or of the card's side while the card has not been drawn. */
function endOf(node: InternalNode<FlowNode> | undefined, side: 'source' | 'target', handle?: string | null) {
  if (!node) return null;
  const { x, y } = node.internals.positionAbsolute;
  const bounds = node.internals.handleBounds?.[side]?.find(({ id }) => id === handle);
  if (!bounds) return `${x + (side === 'source' ? cardWidth : 0)} ${y + 60}`;
  return `${Math.round(x + bounds.x + bounds.width / 2)} ${Math.round(y + bounds.y + bounds.height / 2)}`;
}
