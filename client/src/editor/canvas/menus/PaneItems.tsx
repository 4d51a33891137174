import { useReactFlow } from '@xyflow/react';
import { ClipboardPaste, Frame, Maximize, Network, Plus, SquareDashed, StickyNote } from 'lucide-react';
import { useCatalogue } from '../../../graph/catalogue/CatalogueContext.tsx';
import {
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
} from '../../../ui/overlays/DropdownMenu.tsx';
import { NamedIcon } from '../../../ui/display/NamedIcon.tsx';
import { useEditor, useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { Point } from '../../../graph/model/graph.ts';
import { fitOptions } from '../../../graph/layout/fit-options.ts';
import type { CanvasActions } from '../actions/useCanvasActions.ts';
import { frameKeys, noteKeys, tidyKeys } from '../actions/useCanvasCommands.ts';
import { useCanvasView } from '../../view/useCanvasView.ts';
import { fitKeys } from '../../view/useViewCommands.ts';

/** On the empty canvas: what can be put there. */
export function PaneItems({ at, actions }: { at: Point; actions: CanvasActions }) {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const { fitView } = useReactFlow();
  const { onCanvas } = useCanvasView();
  const isEmpty = useEditor(({ nodes, annotations }) => nodes.length + annotations.length === 0);
  const place = onCanvas(at);
  return (
    <>
      <DropdownMenuSub>
        <DropdownMenuSubTrigger>
          <Plus aria-hidden />
          Add a node
        </DropdownMenuSubTrigger>
        <DropdownMenuSubContent>
          {catalogue.nodeTypes.map((type) => (
            <DropdownMenuItem
              key={type.name}
              onSelect={() => store.getState().addNode(type.name, place, { isToBeWritten: true })}
            >
              <NamedIcon name={type.icon} />
              {type.title}
            </DropdownMenuItem>
          ))}
        </DropdownMenuSubContent>
      </DropdownMenuSub>
      <DropdownMenuItem shortcut={noteKeys} onSelect={() => actions.addNote(place)}>
        <StickyNote aria-hidden />
        Add a note
      </DropdownMenuItem>
      <DropdownMenuItem
        shortcut={frameKeys}
        onSelect={() => {
          store.getState().select([]);
          actions.addFrame(place);
        }}
      >
        <Frame aria-hidden />
        Add a frame
      </DropdownMenuItem>
      <DropdownMenuItem shortcut={['Mod', 'V']} onSelect={() => actions.paste(place)}>
        <ClipboardPaste aria-hidden />
        Paste here
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuItem shortcut={['Mod', 'A']} disabled={isEmpty} onSelect={() => store.getState().selectAll()}>
        <SquareDashed aria-hidden />
        Select all
      </DropdownMenuItem>
      <DropdownMenuItem shortcut={tidyKeys} disabled={isEmpty} onSelect={actions.tidy}>
        <Network aria-hidden />
        Tidy up
      </DropdownMenuItem>
      <DropdownMenuItem shortcut={fitKeys} disabled={isEmpty} onSelect={() => void fitView(fitOptions)}>
        <Maximize aria-hidden />
        Show everything
      </DropdownMenuItem>
    </>
  );
}
