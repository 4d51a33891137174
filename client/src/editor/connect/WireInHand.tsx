import { getBezierPath } from '@xyflow/react';
import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { typeOfData } from '../../graph/catalogue/type-of-data.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { Thing } from '../../graph/store/name-things.ts';

/** The wire that is being pulled, in the colour of the port it comes from; broken where it cannot end. */
export function WireInHand(wire: ConnectionLineComponentProps<Thing>) {
  const { userNode } = wire.fromNode.internals;
  const type = typeOfData(userNode.type === 'card' ? userNode.data : undefined, useCatalogue());
  const isPulledOut = wire.fromHandle.type === 'source';
  const inHand = useEditor((state) => (state.wireInHand?.from === 'output' ? state.wireInHand.kind : null));
  const kind = isPulledOut ? inHand : type?.inputs.find(({ name }) => name === wire.fromHandle.id)?.kind;
  const [path] = getBezierPath({
    sourceX: wire.fromX,
    sourceY: wire.fromY,
    sourcePosition: wire.fromPosition,
    targetX: wire.toX,
    targetY: wire.toY,
    targetPosition: wire.toPosition,
  });
  return (
    <path
      d={path}
      fill="none"
      strokeWidth={2.5}
      strokeDasharray={wire.connectionStatus === 'invalid' ? '3 5' : undefined}
      stroke={kind ? portLooks[kind].color : 'var(--text-muted)'}
    />
  );
}
