import { Panel } from '@xyflow/react';
import { Frame, Network, StickyNote } from 'lucide-react';
import { cn } from '../../ui/theme/class-names.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { CanvasActions } from './actions/useCanvasActions.ts';
import { frameKeys, noteKeys, tidyKeys } from './actions/useCanvasCommands.ts';

interface CanvasToolsProps {
  actions: CanvasActions;
  /** The bar of what is chosen needs the room, where there is little. */
  makesRoom: boolean;
}

/** What can be put on the canvas beside nodes, and order for what is on it. */
export function CanvasTools({ actions, makesRoom }: CanvasToolsProps) {
  const isEmpty = useEditor(({ nodes }) => nodes.length === 0);
  return (
    <Panel
      position="top-left"
      role="toolbar"
      aria-label="Canvas"
      className={cn(
        'flex items-center rounded-lg border border-border bg-surface-raised p-0.5 shadow-card',
        makesRoom && 'max-lg:hidden',
      )}
    >
      <IconButton
        label="Add a note"
        shortcut={noteKeys}
        size="icon-sm"
        tooltipSide="bottom"
        onClick={() => actions.addNote()}
      >
        <StickyNote />
      </IconButton>
      <IconButton
        label="Add a frame, or put one around the selection"
        shortcut={frameKeys}
        size="icon-sm"
        tooltipSide="bottom"
        onClick={() => actions.addFrame()}
      >
        <Frame />
      </IconButton>
      <IconButton
        label="Tidy up"
        shortcut={tidyKeys}
        size="icon-sm"
        tooltipSide="bottom"
        disabled={isEmpty}
        onClick={actions.tidy}
      >
        <Network />
      </IconButton>
    </Panel>
  );
}
