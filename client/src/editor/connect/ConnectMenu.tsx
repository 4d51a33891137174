import { useReactFlow } from '@xyflow/react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { NamedIcon } from '../../ui/display/NamedIcon.tsx';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { cardWidth } from '../../graph/model/geometry.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import { fittingTypes } from './fitting-types.ts';
import type { LooseWire } from './useWiring.ts';
import { wiringOf } from '../../graph/connections/wiring.ts';

/** Where a wire was let go over nothing: the node types that it could lead to. */
export function ConnectMenu({ loose, onClose }: { loose: LooseWire; onClose: () => void }) {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const { screenToFlowPosition } = useReactFlow();
  const node = store.getState().nodes.find(({ id }) => id === loose.nodeKey);
  // What is full can be fed by nothing new, which is said instead.
  const refusal =
    loose.end === 'target' ? wiringOf(store.getState(), catalogue).refuseMore(loose.nodeKey, loose.handle) : null;
  const fitting = node && refusal === null ? fittingTypes(catalogue, node.data, loose) : [];

  function add(type: NodeType, port: string) {
    const { x, y } = screenToFlowPosition(loose.at);
    const isForward = loose.end === 'source';
    store.getState().addNode(
      type.name,
      { x: isForward ? x : x - cardWidth, y: y - 48 },
      {
        wires: (key) => [wire(key, port)],
        isToBeWritten: true,
      },
    );
  }

  function wire(key: string, port: string): GraphEdge {
    const { nodeKey, handle } = loose;
    return loose.end === 'source'
      ? { sourceKey: nodeKey, sourceHandle: handle, targetKey: key, targetHandle: port }
      : { sourceKey: key, sourceHandle: port, targetKey: nodeKey, targetHandle: handle };
  }

  return (
    <DropdownMenu open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: loose.at.x, top: loose.at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-56">
        <DropdownMenuLabel>{loose.end === 'source' ? 'Connect to' : 'Connect from'}</DropdownMenuLabel>
        {fitting.map(({ type, port }) => (
          <DropdownMenuItem key={type.name} onSelect={() => add(type, port)}>
            <NamedIcon name={type.icon} />
            {type.title}
          </DropdownMenuItem>
        ))}
        {fitting.length === 0 && <p className="px-2 py-1 text-sm text-text-muted">{refusal ?? 'Nothing fits here.'}</p>}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
