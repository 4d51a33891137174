import { Copy, Trash2 } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { duplicateSelection } from '../clipboard-actions.ts';
import { useEditor, useEditorStore } from '../EditorContext.tsx';

export function SelectionInspector({ count }: { count: number }) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const removeSelected = useEditor((state) => state.removeSelected);
  const store = useEditorStore();
  return (
    <div className="flex flex-col gap-4">
      <p className="font-semibold">{count} nodes chosen</p>
      {!isReadOnly && (
        <div className="flex gap-2">
          <Button onClick={() => duplicateSelection(store)}>
            <Copy />
            Duplicate
          </Button>
          <Button variant="danger" onClick={removeSelected}>
            <Trash2 />
            Delete
          </Button>
        </div>
      )}
    </div>
  );
}
