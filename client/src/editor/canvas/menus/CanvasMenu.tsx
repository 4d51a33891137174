import type { ReactNode } from 'react';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '../../../ui/overlays/DropdownMenu.tsx';
import { useEditor } from '../../../graph/store/EditorContext.tsx';
import type { EditorState } from '../../../graph/store/editor-store.ts';
import { nameThings } from '../../../graph/store/name-things.ts';
import { chosenIds } from '../../../graph/store/selection-actions.ts';
import type { CanvasActions } from '../actions/useCanvasActions.ts';
import { AnnotationItems } from './AnnotationItems.tsx';
import { EdgeItems } from './EdgeItems.tsx';
import { NodeItems } from './NodeItems.tsx';
import { PaneItems } from './PaneItems.tsx';
import { SelectionItems } from './SelectionItems.tsx';
import type { MenuPlace } from './useCanvasMenu.ts';

interface CanvasMenuProps {
  workflowId: string;
  place: MenuPlace;
  actions: CanvasActions;
  onClose: () => void;
}

/** What can be done with what is under the pointer: a node, several, a note or frame, a wire, or the canvas itself. */
export function CanvasMenu({ workflowId, place, actions, onClose }: CanvasMenuProps) {
  const name = useEditor((state) => nameOf(place, state));
  return (
    <DropdownMenu open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: place.at.x, top: place.at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        aria-label={name}
        className={place.of === 'node' ? 'w-84' : 'w-64'}
        onCloseAutoFocus={(event) => returnTo(event, 'id' in place ? place.id : null)}
      >
        <Items workflowId={workflowId} place={place} actions={actions} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Items({ workflowId, place, actions }: Omit<CanvasMenuProps, 'onClose'>): ReactNode {
  switch (place.of) {
    case 'canvas':
      return <PaneItems at={place.at} actions={actions} />;
    case 'selection':
      return <SelectionItems actions={actions} />;
    case 'node':
      return <NodeItems workflowId={workflowId} nodeKey={place.id} actions={actions} />;
    case 'annotation':
      return <AnnotationItems id={place.id} />;
    case 'edge':
      return <EdgeItems id={place.id} at={place.at} />;
  }
}

function nameOf(place: MenuPlace, state: EditorState): string {
  if (place.of === 'canvas') return 'Canvas';
  if (place.of === 'edge') return state.edges.find(({ id }) => id === place.id)?.ariaLabel ?? 'Connection';
  return nameThings(state, 'id' in place ? [place.id] : chosenIds(state));
}

/** To what the menu is of, or a keyboard would have to find its way to it again. What is being written keeps the focus. */
function returnTo(event: Event, id: string | null): void {
  event.preventDefault();
  if (!id || document.activeElement?.matches('input, textarea')) return;
  const own = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (own instanceof HTMLElement) own.focus();
}
