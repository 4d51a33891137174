import { Redo2, Undo2 } from 'lucide-react';
import { useEditor, useEditorStore } from '../../../graph/store/EditorContext.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';

/** The editor’s own undo, where a dialog lies over its buttons. */
export function UndoButtons() {
  const store = useEditorStore();
  const canUndo = useEditor(({ history }) => history.past.length > 0);
  const canRedo = useEditor(({ history }) => history.future.length > 0);
  return (
    <div className="flex shrink-0">
      <IconButton
        label="Undo"
        shortcut={['Mod', 'Z']}
        size="icon-sm"
        disabled={!canUndo}
        onClick={() => store.getState().undo()}
      >
        <Undo2 />
      </IconButton>
      <IconButton
        label="Redo"
        shortcut={['Mod', 'Shift', 'Z']}
        size="icon-sm"
        disabled={!canRedo}
        onClick={() => store.getState().redo()}
      >
        <Redo2 />
      </IconButton>
    </div>
  );
}
