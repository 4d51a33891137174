import { Panel } from '@xyflow/react';
import {
  AlignStartVertical,
  ChevronDown,
  CircleSlash,
  CopyPlus,
  Frame,
  Network,
  PencilLine,
  Trash2,
  Ungroup,
} from 'lucide-react';
import { Button } from '../../ui/controls/Button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '../../ui/overlays/DropdownMenu.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { duplicateSelection } from '../../graph/store/clipboard-actions.ts';
import { muteKeys } from '../commands/edit-commands.ts';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import { isFrame } from '../../graph/model/annotation.ts';
import { nameThings } from '../../graph/store/name-things.ts';
import { chosenIds } from '../../graph/store/selection-actions.ts';
import { ColourItems } from './menus/ColourItems.tsx';
import type { CanvasActions } from './actions/useCanvasActions.ts';
import { ArrangeItems } from './menus/ArrangeItems.tsx';
import { frameKeys, tidyKeys, ungroupKeys, wordsKeys } from './actions/useCanvasCommands.ts';

/** Over the canvas while several things are chosen, or a note or frame: what can be done with them. */
export function SelectionBar({ actions }: { actions: CanvasActions }) {
  const store = useEditorStore();
  const what = useEditor((state) => nameThings(state, chosenIds(state)));
  const count = useEditor((state) => chosenIds(state).length);
  const hasNodes = useEditor(({ nodes }) => nodes.some(({ selected }) => selected));
  const { removeSelected, toggleMuted } = store.getState();
  const mute = () => toggleMuted(store.getState().nodes.flatMap(({ id, selected }) => (selected ? [id] : [])));
  return (
    <Panel
      position="top-center"
      role="toolbar"
      aria-label="Selection"
      className="flex items-center gap-0.5 rounded-lg border border-border bg-surface-raised p-0.5 shadow-lifted"
    >
      <span className="max-w-48 truncate px-2.5 text-xs text-text-muted tabular-nums first-letter:uppercase">
        {what}
      </span>
      {!hasNodes && <AnnotationButtons isOne={count === 1} />}
      {count > 1 && (
        <>
          <IconButton
            label="Frame the selection"
            shortcut={frameKeys}
            size="icon-sm"
            onClick={() => actions.addFrame()}
          >
            <Frame />
          </IconButton>
          <ArrangeButton />
        </>
      )}
      {hasNodes && (
        <>
          <IconButton label="Tidy up the selection" shortcut={tidyKeys} size="icon-sm" onClick={actions.tidy}>
            <Network />
          </IconButton>
          <IconButton label="Mute or unmute" shortcut={muteKeys} size="icon-sm" onClick={mute}>
            <CircleSlash />
          </IconButton>
        </>
      )}
      <IconButton label="Duplicate" shortcut={['Mod', 'D']} size="icon-sm" onClick={() => duplicateSelection(store)}>
        <CopyPlus />
      </IconButton>
      <IconButton label="Delete" shortcut={['Backspace']} size="icon-sm" onClick={removeSelected}>
        <Trash2 />
      </IconButton>
    </Panel>
  );
}

function AnnotationButtons({ isOne }: { isOne: boolean }) {
  const store = useEditorStore();
  const annotations = useEditor((state) => state.annotations);
  const chosen = annotations.filter(({ selected }) => selected);
  const [first] = chosen;
  if (!first) return null;
  const { color } = first.data;
  const ids = chosen.map(({ id }) => id);
  return (
    <>
      {isOne && (
        <IconButton
          label={isFrame(first) ? 'Rename' : 'Write'}
          shortcut={wordsKeys}
          size="icon-sm"
          onClick={() => store.getState().edit(first.id)}
        >
          <PencilLine />
        </IconButton>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="sm" aria-label="Colour" className="gap-1 px-1.5">
            <span aria-hidden data-color={color} className="colour-dot" />
            <ChevronDown className="size-3!" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="w-64" onCloseAutoFocus={(event) => event.preventDefault()}>
          <ColourItems chosen={color} onChoose={(other) => store.getState().recolour(ids, other)} />
        </DropdownMenuContent>
      </DropdownMenu>
      {chosen.some(isFrame) && (
        <IconButton label="Ungroup" shortcut={ungroupKeys} size="icon-sm" onClick={store.getState().removeFrames}>
          <Ungroup />
        </IconButton>
      )}
    </>
  );
}

function ArrangeButton() {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="sm" aria-label="Align and distribute" className="gap-0.5 px-1.5">
          <AlignStartVertical />
          <ChevronDown className="size-3!" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <ArrangeItems />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
