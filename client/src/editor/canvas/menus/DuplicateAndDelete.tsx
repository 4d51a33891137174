import { CopyPlus, Trash2 } from 'lucide-react';
import { duplicateSelection } from '../../../graph/store/clipboard-actions.ts';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import { DropdownMenuItem } from '../../../ui/overlays/DropdownMenu.tsx';

/** What can be done with anything that is selected. */
export function DuplicateAndDelete() {
  return (
    <>
      <DuplicateItem title="Duplicate" />
      <DeleteItem />
    </>
  );
}

export function DuplicateItem({ title }: { title: string }) {
  const store = useEditorStore();
  return (
    <DropdownMenuItem shortcut={['Mod', 'D']} onSelect={() => duplicateSelection(store)}>
      <CopyPlus aria-hidden />
      {title}
    </DropdownMenuItem>
  );
}

function DeleteItem() {
  const store = useEditorStore();
  return (
    <DropdownMenuItem isDanger shortcut={['Backspace']} onSelect={store.getState().removeSelected}>
      <Trash2 aria-hidden />
      Delete
    </DropdownMenuItem>
  );
}
