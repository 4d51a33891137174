import { Layers, Trash2 } from 'lucide-react';
import { useCatalogue } from '../../../graph/catalogue/CatalogueContext.tsx';
import {
  DropdownMenuCheckboxItem,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from '../../../ui/overlays/DropdownMenu.tsx';
import { NamedIcon } from '../../../ui/display/NamedIcon.tsx';
import { useEditor, useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { Point } from '../../../graph/model/graph.ts';
import type { FlowEdge } from '../../../graph/model/flow.ts';
import { useAllAtOnce } from '../../../graph/lists/useAllAtOnce.ts';
import { insertNode, typesBetween } from '../../connect/insert-node.ts';
import { useCanvasView } from '../../view/useCanvasView.ts';

/** Where it brings a list to an input that could take all of it. */
function AllAtOnceItem({ edge }: { edge: FlowEdge }) {
  const store = useEditorStore();
  const choice = useAllAtOnce(edge);
  if (!choice) return null;
  return (
    <>
      <DropdownMenuCheckboxItem
        checked={choice.isOn}
        onSelect={() => store.getState().setAllAtOnce(edge.id, !choice.isOn)}
      >
        <Layers aria-hidden />
        <span className="flex flex-col">
          All at once
          <span className="text-xs text-text-muted">{choice.note}</span>
        </span>
      </DropdownMenuCheckboxItem>
      <DropdownMenuSeparator />
    </>
  );
}

/** On a wire: what can stand in its way, and how to be rid of it. */
export function EdgeItems({ id, at }: { id: string; at: Point }) {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const { onCanvas } = useCanvasView();
  const edge = useEditor(({ edges }) => edges.find((other) => other.id === id));
  if (!edge) return null;
  const fitting = typesBetween(store.getState(), catalogue, edge);
  return (
    <>
      {fitting.length > 0 && (
        <>
          <DropdownMenuLabel>Insert a node</DropdownMenuLabel>
          {fitting.map((ways) => (
            <DropdownMenuItem key={ways.type.name} onSelect={() => insertNode(store, edge, ways, onCanvas(at))}>
              <NamedIcon name={ways.type.icon} />
              {ways.type.title}
            </DropdownMenuItem>
          ))}
          <DropdownMenuSeparator />
        </>
      )}
      <AllAtOnceItem edge={edge} />
      <DropdownMenuItem isDanger onSelect={() => store.getState().disconnect(id)}>
        <Trash2 aria-hidden />
        Delete the connection
      </DropdownMenuItem>
    </>
  );
}
