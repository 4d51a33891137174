import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  Frame,
  Network,
  Palette,
  PencilLine,
  Scaling,
  StickyNote,
  Ungroup,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import type { Command } from '../../../ui/commands/command.ts';
import { useCommands } from '../../../ui/commands/useCommands.ts';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { EditorStore } from '../../../graph/store/editor-store.ts';
import type { Alignment, Axis } from '../../../graph/layout/align.ts';
import { annotationColors } from '@visualadgen/graph/annotations/annotation.ts';
import { chosenIds } from '../../../graph/store/selection-actions.ts';
import { colourNames } from '../annotations/colour-names.ts';
import type { CanvasActions } from './useCanvasActions.ts';

export const noteKeys = ['N'];
export const frameKeys = ['Mod', 'G'];
export const ungroupKeys = ['Mod', 'Shift', 'G'];
export const tidyKeys = ['Shift', 'L'];
export const wordsKeys = ['F2'];

export const alignments: readonly { alignment: Alignment; title: string; icon: LucideIcon }[] = [
  { alignment: 'left', title: 'Align left edges', icon: AlignStartVertical },
  { alignment: 'centre', title: 'Align centres in a column', icon: AlignCenterVertical },
  { alignment: 'right', title: 'Align right edges', icon: AlignEndVertical },
  { alignment: 'top', title: 'Align top edges', icon: AlignStartHorizontal },
  { alignment: 'middle', title: 'Align centres in a row', icon: AlignCenterHorizontal },
  { alignment: 'bottom', title: 'Align bottom edges', icon: AlignEndHorizontal },
];

export const distributions: readonly { axis: Axis; title: string; icon: LucideIcon }[] = [
  { axis: 'horizontal', title: 'Distribute in a row', icon: AlignHorizontalSpaceBetween },
  { axis: 'vertical', title: 'Distribute in a column', icon: AlignVerticalSpaceBetween },
];

/** What can be done to the canvas: what stands on it beside nodes, and where things stand. */
export function useCanvasCommands(actions: CanvasActions): void {
  const store = useEditorStore();
  useCommands(
    useMemo(() => [...annotationCommands(store, actions), ...arrangeCommands(store, actions)], [store, actions]),
  );
}

function annotationCommands(store: EditorStore, { addNote, addFrame }: CanvasActions): Command[] {
  const { removeFrames, edit, recolour } = store.getState();
  // What is typed before a new note has the focus is not a row of commands.
  const isEditable = () => !store.getState().isReadOnly && store.getState().editing === null;
  const onlyAnnotation = () => {
    const { annotations } = store.getState();
    const [first, ...others] = annotations.filter(({ selected }) => selected);
    return others.length === 0 ? first : undefined;
  };
  return [
    {
      id: 'add-note',
      title: 'Add a note',
      group: 'Canvas',
      icon: StickyNote,
      words: 'sticky comment text',
      keys: noteKeys,
      isReady: isEditable,
      run: () => addNote(),
    },
    {
      id: 'add-frame',
      title: 'Frame the selection, or add a frame',
      group: 'Canvas',
      icon: Frame,
      words: 'group section put around',
      keys: frameKeys,
      isReady: isEditable,
      run: () => addFrame(),
    },
    {
      id: 'ungroup',
      title: 'Ungroup, keeping what is in it',
      group: 'Canvas',
      icon: Ungroup,
      keys: ungroupKeys,
      isReady: () => isEditable() && chosenIds(store.getState()).length > 0,
      run: removeFrames,
    },
    {
      id: 'write-words',
      title: 'Rename the frame, or write the note',
      group: 'Canvas',
      icon: PencilLine,
      words: 'edit title',
      keys: wordsKeys,
      isReady: () => isEditable() && onlyAnnotation() !== undefined,
      run: () => edit(onlyAnnotation()?.id ?? null),
    },
    ...annotationColors.map((color): Command => ({
      id: `colour ${color}`,
      title: `Colour the frame or note ${colourNames[color].toLowerCase()}`,
      group: 'Canvas',
      icon: Palette,
      words: 'color',
      isReady: () => isEditable() && chosenAnnotations(store).length > 0,
      run: () => recolour(chosenAnnotations(store), color),
    })),
    {
      id: 'resize-annotation',
      title: 'Resize the frame or note',
      group: 'Canvas',
      icon: Scaling,
      keys: ['Alt', 'Arrow keys'],
      isHandledElsewhere: true,
      isReady: () => false,
      run: () => undefined,
    },
  ];
}

function chosenAnnotations(store: EditorStore): string[] {
  return store.getState().annotations.flatMap(({ id, selected }) => (selected ? [id] : []));
}

function arrangeCommands(store: EditorStore, { tidy }: CanvasActions): Command[] {
  const { align, distribute } = store.getState();
  const isReady = (least: number) => () => !store.getState().isReadOnly && chosenIds(store.getState()).length >= least;
  return [
    {
      id: 'tidy',
      title: 'Tidy up the selection, or everything',
      group: 'Canvas',
      icon: Network,
      words: 'auto-layout arrange lay out',
      keys: tidyKeys,
      isReady: () => !store.getState().isReadOnly && store.getState().nodes.length > 0,
      run: tidy,
    },
    ...alignments.map(({ alignment, title, icon }): Command => ({
      id: `align ${alignment}`,
      title,
      group: 'Canvas',
      icon,
      isReady: isReady(2),
      run: () => align(alignment),
    })),
    ...distributions.map(({ axis, title, icon }): Command => ({
      id: `distribute ${axis}`,
      title,
      group: 'Canvas',
      icon,
      words: 'spread space evenly',
      isReady: isReady(3),
      run: () => distribute(axis),
    })),
  ];
}
