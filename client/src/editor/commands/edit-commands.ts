import {
  CirclePause,
  CircleSlash,
  ClipboardPaste,
  Copy,
  CopyPlus,
  Redo2,
  RefreshCw,
  Scissors,
  SquareDashed,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { Command } from '../../ui/commands/command.ts';
import { copySelection, duplicateSelection } from '../../graph/store/clipboard-actions.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { chosenIds } from '../../graph/store/selection-actions.ts';

export const muteKeys = ['M'];

/** What can be done to the graph on screen. */
export function editCommands(store: EditorStore, paste: () => void): Command[] {
  const { undo, redo, selectAll, removeSelected, toggleBreakpoints, toggleFresh, toggleMuted } = store.getState();
  const isChosen = () => chosenIds(store.getState()).length > 0;
  // What is typed before a new note has the focus is not a row of commands.
  const isEditable = () => !store.getState().isReadOnly && store.getState().editing === null;
  const canChange = () => isEditable() && isChosen();
  const canMark = () => isEditable() && chosenKeys(store).length > 0;
  const nextToUndo = () => store.getState().history.past.at(-1)?.name;
  const nextToRedo = () => store.getState().history.future.at(-1)?.name;
  return [
    {
      id: 'undo',
      title: 'Undo',
      group: 'Edit',
      icon: Undo2,
      keys: ['Mod', 'Z'],
      repeats: true,
      note: nextToUndo,
      isReady: () => nextToUndo() !== undefined,
      run: undo,
    },
    {
      id: 'redo',
      title: 'Redo',
      group: 'Edit',
      icon: Redo2,
      keys: ['Mod', 'Shift', 'Z'],
      otherKeys: [['Mod', 'Y']],
      repeats: true,
      note: nextToRedo,
      isReady: () => nextToRedo() !== undefined,
      run: redo,
    },
    {
      id: 'cut',
      title: 'Cut',
      group: 'Edit',
      icon: Scissors,
      keys: ['Mod', 'X'],
      isHandledElsewhere: true,
      isReady: canChange,
      run: () => void copyToClipboard(store).then(removeSelected),
    },
    {
      id: 'copy',
      title: 'Copy',
      group: 'Edit',
      icon: Copy,
      keys: ['Mod', 'C'],
      isHandledElsewhere: true,
      isReady: isChosen,
      run: () => void copyToClipboard(store),
    },
    {
      id: 'paste',
      title: 'Paste',
      group: 'Edit',
      icon: ClipboardPaste,
      keys: ['Mod', 'V'],
      isHandledElsewhere: true,
      isReady: isEditable,
      run: paste,
    },
    {
      id: 'duplicate',
      title: 'Duplicate',
      group: 'Edit',
      icon: CopyPlus,
      keys: ['Mod', 'D'],
      worksInText: true,
      isReady: canChange,
      run: () => duplicateSelection(store),
    },
    {
      id: 'select-all',
      title: 'Select all',
      group: 'Edit',
      icon: SquareDashed,
      keys: ['Mod', 'A'],
      isReady: () => store.getState().nodes.length + store.getState().annotations.length > 0,
      run: selectAll,
    },
    {
      id: 'delete',
      title: 'Delete',
      group: 'Edit',
      icon: Trash2,
      words: 'remove',
      keys: ['Backspace'],
      otherKeys: [['Delete']],
      isReady: () => canChange() || (isEditable() && store.getState().edges.some(({ selected }) => selected)),
      run: removeSelected,
    },
    {
      id: 'toggle-breakpoint',
      title: 'Pause before the selected nodes, or no longer',
      group: 'Edit',
      icon: CirclePause,
      words: 'breakpoint',
      keys: ['B'],
      isReady: canMark,
      run: () => toggleBreakpoints(chosenKeys(store)),
    },
    {
      id: 'toggle-muted',
      title: 'Mute the selected nodes, or unmute',
      group: 'Edit',
      icon: CircleSlash,
      words: 'disable skip bypass',
      keys: muteKeys,
      isReady: canMark,
      run: () => toggleMuted(chosenKeys(store)),
    },
    {
      id: 'toggle-fresh',
      title: 'Always make fresh results, or reuse them again',
      group: 'Edit',
      icon: RefreshCw,
      words: 'cache reuse',
      isReady: canMark,
      run: () => toggleFresh(chosenKeys(store)),
    },
  ];
}

/** Of nodes alone: notes and frames have no marks. */
function chosenKeys(store: EditorStore): string[] {
  return store.getState().nodes.flatMap(({ id, selected }) => (selected ? [id] : []));
}

export async function copyToClipboard(store: EditorStore): Promise<void> {
  const text = copySelection(store);
  if (text) await navigator.clipboard.writeText(text);
}
