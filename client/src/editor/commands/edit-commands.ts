import {
  CirclePause,
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
import type { Command } from '../../commands/command.ts';
import { copySelection, duplicateSelection, pasteText } from '../clipboard-actions.ts';
import type { EditorStore } from '../editor-store.ts';

/** What can be done to the graph on screen. */
export function editCommands(store: EditorStore): Command[] {
  const { undo, redo, selectAll, removeSelected, toggleBreakpoints, toggleFresh } = store.getState();
  const isChosen = () => chosenKeys(store).length > 0;
  const canChange = () => !store.getState().isReadOnly && isChosen();
  return [
    {
      id: 'undo',
      title: 'Undo',
      group: 'Edit',
      icon: Undo2,
      keys: ['Mod', 'Z'],
      repeats: true,
      isReady: () => store.getState().history.past.length > 0,
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
      isReady: () => store.getState().history.future.length > 0,
      run: redo,
    },
    {
      id: 'cut',
      title: 'Cut',
      group: 'Edit',
      icon: Scissors,
      keys: ['Mod', 'X'],
      isHeardElsewhere: true,
      isReady: canChange,
      run: () => void copy(store).then(removeSelected),
    },
    {
      id: 'copy',
      title: 'Copy',
      group: 'Edit',
      icon: Copy,
      keys: ['Mod', 'C'],
      isHeardElsewhere: true,
      isReady: isChosen,
      run: () => void copy(store),
    },
    {
      id: 'paste',
      title: 'Paste',
      group: 'Edit',
      icon: ClipboardPaste,
      keys: ['Mod', 'V'],
      isHeardElsewhere: true,
      isReady: () => !store.getState().isReadOnly,
      run: () => void navigator.clipboard.readText().then((text) => pasteText(store, text)),
    },
    {
      id: 'duplicate',
      title: 'Duplicate',
      group: 'Edit',
      icon: CopyPlus,
      keys: ['Mod', 'D'],
      isReady: canChange,
      run: () => duplicateSelection(store),
    },
    {
      id: 'select-all',
      title: 'Select all',
      group: 'Edit',
      icon: SquareDashed,
      keys: ['Mod', 'A'],
      isReady: () => store.getState().nodes.length > 0,
      run: selectAll,
    },
    {
      id: 'delete',
      title: 'Delete',
      group: 'Edit',
      icon: Trash2,
      words: 'remove',
      keys: ['Backspace'],
      isHeardElsewhere: true,
      isReady: canChange,
      run: removeSelected,
    },
    {
      id: 'toggle-breakpoint',
      title: 'Pause before the selected nodes, or no longer',
      group: 'Edit',
      icon: CirclePause,
      words: 'breakpoint',
      keys: ['B'],
      isReady: canChange,
      run: () => toggleBreakpoints(chosenKeys(store)),
    },
    {
      id: 'toggle-fresh',
      title: 'Always make fresh results, or reuse them again',
      group: 'Edit',
      icon: RefreshCw,
      words: 'cache reuse',
      isReady: canChange,
      run: () => toggleFresh(chosenKeys(store)),
    },
  ];
}

function chosenKeys(store: EditorStore): string[] {
  return store.getState().nodes.flatMap(({ id, selected }) => (selected ? [id] : []));
}

async function copy(store: EditorStore): Promise<void> {
  const text = copySelection(store);
  if (text) await navigator.clipboard.writeText(text);
}
