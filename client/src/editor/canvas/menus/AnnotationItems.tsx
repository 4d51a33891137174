import { PencilLine, Ungroup } from 'lucide-react';
import { DropdownMenuItem, DropdownMenuSeparator } from '../../../ui/overlays/DropdownMenu.tsx';
import { useEditor, useEditorStore } from '../../../graph/store/EditorContext.tsx';
import { isFrame } from '../../../graph/model/annotation.ts';
import { ungroupKeys, wordsKeys } from '../actions/useCanvasCommands.ts';
import { ColourItems } from './ColourItems.tsx';
import { DuplicateAndDelete, DuplicateItem } from './DuplicateAndDelete.tsx';

/** On a note or a frame. */
export function AnnotationItems({ id }: { id: string }) {
  const store = useEditorStore();
  const annotation = useEditor(({ annotations }) => annotations.find((other) => other.id === id));
  if (!annotation) return null;
  const { removeFrames, edit } = store.getState();
  const isOfFrame = isFrame(annotation);
  return (
    <>
      <DropdownMenuItem shortcut={wordsKeys} onSelect={() => edit(id)}>
        <PencilLine aria-hidden />
        {isOfFrame ? 'Rename' : 'Write'}
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <ColourItems chosen={annotation.data.color} onChoose={(color) => store.getState().recolour([id], color)} />
      <DropdownMenuSeparator />
      {isOfFrame ? (
        <>
          <DuplicateItem title="Duplicate with contents" />
          <DropdownMenuItem shortcut={ungroupKeys} onSelect={removeFrames}>
            <Ungroup aria-hidden />
            Ungroup
          </DropdownMenuItem>
        </>
      ) : (
        <DuplicateAndDelete />
      )}
    </>
  );
}
