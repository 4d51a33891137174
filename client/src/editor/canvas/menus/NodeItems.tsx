import { CirclePause, CircleSlash, Frame, RefreshCw } from 'lucide-react';
import {
  DropdownMenuCheckboxItem,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from '../../../ui/overlays/DropdownMenu.tsx';
import { muteKeys } from '../../commands/edit-commands.ts';
import { useEditor, useEditorStore } from '../../../graph/store/EditorContext.tsx';
import { onlyKeys, upToKeys } from '../../run/run-keys.ts';
import { RunMenuItem } from '../../run/RunMenuItem.tsx';
import { useStartRun } from '../../../run/control/StartRunContext.ts';
import { useRunPrices } from '../../../run/cost/useRunPrices.ts';
import type { CanvasActions } from '../actions/useCanvasActions.ts';
import { frameKeys } from '../actions/useCanvasCommands.ts';
import { DuplicateAndDelete } from './DuplicateAndDelete.tsx';

interface NodeItemsProps {
  workflowId: string;
  nodeKey: string;
  actions: CanvasActions;
}

/** On one node. */
export function NodeItems({ workflowId, nodeKey, actions }: NodeItemsProps) {
  const store = useEditorStore();
  const data = useEditor(({ nodes }) => nodes.find(({ id }) => id === nodeKey)?.data);
  const prices = useRunPrices(workflowId);
  const run = useStartRun();
  if (!data) return null;
  const { toggleBreakpoints, toggleFresh, toggleMuted } = store.getState();

  return (
    <>
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
        note="Again, on earlier results of what it needs"
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
        <CirclePause aria-hidden />
        Pause before this node
      </DropdownMenuCheckboxItem>
      <DropdownMenuCheckboxItem checked={data.isMuted} shortcut={muteKeys} onSelect={() => toggleMuted([nodeKey])}>
        <CircleSlash aria-hidden />
        Mute this node
      </DropdownMenuCheckboxItem>
      <DropdownMenuSeparator />
      <DropdownMenuItem shortcut={frameKeys} onSelect={() => actions.addFrame()}>
        <Frame aria-hidden />
        Add a frame around it
      </DropdownMenuItem>
      <DuplicateAndDelete />
    </>
  );
}
