import { Copy, PauseCircle, RefreshCw, Trash2 } from 'lucide-react';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/DropdownMenu.tsx';
import { duplicateSelection } from '../clipboard-actions.ts';
import { useEditor, useEditorStore } from '../EditorContext.tsx';
import { onlyKeys, upToKeys } from '../run/run-keys.ts';
import { RunMenuItem } from '../run/RunMenuItem.tsx';
import { useStartRun } from '../run/StartRunContext.ts';
import { useRunPrices } from '../run/useEstimate.ts';
import type { NodeMenuPlace } from './useNodeMenu.ts';

interface NodeMenuProps {
  workflowId: string;
  place: NodeMenuPlace;
  onClose: () => void;
}

/** What can be done with one node, where it stands. */
export function NodeMenu({ workflowId, place: { nodeKey, at }, onClose }: NodeMenuProps) {
  const store = useEditorStore();
  const data = useEditor(({ nodes }) => nodes.find(({ id }) => id === nodeKey)?.data);
  const prices = useRunPrices(workflowId);
  const run = useStartRun();
  if (!data) return null;
  const { toggleBreakpoints, toggleFresh, removeSelected } = store.getState();

  return (
    <DropdownMenu open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        aria-label={data.name}
        className="w-84"
        onCloseAutoFocus={(event) => returnTo(event, nodeKey)}
      >
        <RunMenuItem
          title="Run up to this node"
          note="With what it needs, nothing after it"
          price={prices?.upTo(nodeKey)}
          shortcut={upToKeys}
          isDisabled={run?.isBusy}
          onSelect={() => run?.start({ kind: 'upTo', nodeKey })}
        />
        <RunMenuItem
          title="Run only this node"
          note="Anew, on earlier results of what it needs"
          price={prices?.only(nodeKey)}
          shortcut={onlyKeys}
          isDisabled={run?.isBusy}
          onSelect={() => run?.start({ kind: 'only', nodeKey })}
        />
        <DropdownMenuSeparator />
        <DropdownMenuCheckboxItem checked={data.isFresh} onSelect={() => toggleFresh([nodeKey])}>
          <RefreshCw aria-hidden />
          Always make fresh results
        </DropdownMenuCheckboxItem>
        <DropdownMenuCheckboxItem
          checked={data.hasBreakpoint}
          shortcut={['B']}
          onSelect={() => toggleBreakpoints([nodeKey])}
        >
          <PauseCircle aria-hidden />
          Pause before it
        </DropdownMenuCheckboxItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem shortcut={['Mod', 'D']} onSelect={() => duplicateSelection(store)}>
          <Copy aria-hidden />
          Duplicate
        </DropdownMenuItem>
        <DropdownMenuItem isDanger shortcut={['Backspace']} onSelect={removeSelected}>
          <Trash2 aria-hidden />
          Delete
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** To the node that the menu is of, or a keyboard would have to find its way to it again. */
function returnTo(event: Event, nodeKey: string): void {
  event.preventDefault();
  const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeKey)}"]`);
  if (card instanceof HTMLElement) card.focus();
}
