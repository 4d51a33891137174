import { AlignStartVertical, CirclePause, CircleSlash, Copy, Frame, Network } from 'lucide-react';
import {
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
} from '../../../ui/overlays/DropdownMenu.tsx';
import { copySelection } from '../../../graph/store/clipboard-actions.ts';
import { muteKeys } from '../../commands/edit-commands.ts';
import { useEditor, useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { CanvasActions } from '../actions/useCanvasActions.ts';
import { frameKeys, tidyKeys } from '../actions/useCanvasCommands.ts';
import { ArrangeItems } from './ArrangeItems.tsx';
import { DuplicateAndDelete } from './DuplicateAndDelete.tsx';

/** On several things: what can be done with all of them. */
export function SelectionItems({ actions }: { actions: CanvasActions }) {
  const store = useEditorStore();
  const hasNodes = useEditor(({ nodes }) => nodes.some(({ selected }) => selected));
  const { toggleMuted, toggleBreakpoints } = store.getState();
  const keys = () => store.getState().nodes.flatMap(({ id, selected }) => (selected ? [id] : []));
  const copy = () => void navigator.clipboard.writeText(copySelection(store) ?? '');
  return (
    <>
      <DropdownMenuItem shortcut={frameKeys} onSelect={() => actions.addFrame()}>
        <Frame aria-hidden />
        Frame the selection
      </DropdownMenuItem>
      <DropdownMenuItem shortcut={tidyKeys} disabled={!hasNodes} onSelect={actions.tidy}>
        <Network aria-hidden />
        Tidy up the selection
      </DropdownMenuItem>
      <ArrangeMenu />
      {hasNodes && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem shortcut={muteKeys} onSelect={() => toggleMuted(keys())}>
            <CircleSlash aria-hidden />
            Mute or unmute
          </DropdownMenuItem>
          <DropdownMenuItem shortcut={['B']} onSelect={() => toggleBreakpoints(keys())}>
            <CirclePause aria-hidden />
            Pause before these nodes
          </DropdownMenuItem>
        </>
      )}
      <DropdownMenuSeparator />
      <DropdownMenuItem shortcut={['Mod', 'C']} onSelect={copy}>
        <Copy aria-hidden />
        Copy
      </DropdownMenuItem>
      <DuplicateAndDelete />
    </>
  );
}

function ArrangeMenu() {
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger>
        <AlignStartVertical aria-hidden />
        Arrange
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent>
        <ArrangeItems />
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  );
}
