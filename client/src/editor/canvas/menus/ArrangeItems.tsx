import { DropdownMenuItem, DropdownMenuSeparator } from '../../../ui/overlays/DropdownMenu.tsx';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import { alignments, distributions } from '../actions/useCanvasCommands.ts';

/** The ways to line up what is chosen, in whichever menu. */
export function ArrangeItems() {
  const { align, distribute } = useEditorStore().getState();
  return (
    <>
      {alignments.map(({ alignment, title, icon: Icon }) => (
        <DropdownMenuItem key={alignment} onSelect={() => align(alignment)}>
          <Icon aria-hidden />
          {title}
        </DropdownMenuItem>
      ))}
      <DropdownMenuSeparator />
      {distributions.map(({ axis, title, icon: Icon }) => (
        <DropdownMenuItem key={axis} onSelect={() => distribute(axis)}>
          <Icon aria-hidden />
          {title}
        </DropdownMenuItem>
      ))}
    </>
  );
}
