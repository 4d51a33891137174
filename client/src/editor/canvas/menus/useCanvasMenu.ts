import { useMemo, useState } from 'react';
import type { MouseEvent } from 'react';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { FlowEdge } from '../../../graph/model/flow.ts';
import type { Point } from '../../../graph/model/graph.ts';
import { chosenIds } from '../../../graph/store/selection-actions.ts';
import type { Thing } from '../../../graph/store/name-things.ts';

/** What a menu is of, and where in the window it was asked for. */
export type MenuPlace = { at: Point } & (
  | { of: 'canvas' | 'selection' }
  | { of: 'node' | 'annotation' | 'edge'; id: string }
);

/** Opens the menu of what is under the pointer, or has the focus when the menu key is pressed. It is chosen with it. */
export function useCanvasMenu() {
  const store = useEditorStore();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const handlers = useMemo(() => {
    function open(event: globalThis.MouseEvent | MouseEvent, menu: MenuPlace) {
      event.preventDefault();
      setPlace(menu);
    }
    function openOfOne(event: MouseEvent, { id, type }: Thing) {
      open(event, { of: type === 'card' ? 'node' : 'annotation', id, at: at(event) });
    }
    const at = ({ clientX, clientY }: globalThis.MouseEvent | MouseEvent) => ({ x: clientX, y: clientY });
    return {
      onPaneContextMenu: (event: globalThis.MouseEvent | MouseEvent) => open(event, { of: 'canvas', at: at(event) }),
      onSelectionContextMenu(event: MouseEvent, [first, ...others]: Thing[]) {
        if (first && others.length === 0) openOfOne(event, first);
        else open(event, { of: 'selection', at: at(event) });
      },
      onNodeContextMenu(event: MouseEvent, thing: Thing) {
        const chosen = chosenIds(store.getState());
        if (chosen.length > 1 && chosen.includes(thing.id)) return open(event, { of: 'selection', at: at(event) });
        store.getState().select([thing.id]);
        openOfOne(event, thing);
      },
      onEdgeContextMenu: (event: MouseEvent, { id }: FlowEdge) => open(event, { of: 'edge', id, at: at(event) }),
    };
  }, [store]);
  const close = useMemo(() => () => setPlace(null), []);
  return { place, handlers, close };
}
