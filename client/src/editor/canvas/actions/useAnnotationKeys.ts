import { useCallback } from 'react';
import type { KeyboardEvent } from 'react';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import { gridSize } from '../../../graph/model/geometry.ts';

const steps: Partial<Record<string, { width: number; height: number }>> = {
  ArrowRight: { width: gridSize, height: 0 },
  ArrowLeft: { width: -gridSize, height: 0 },
  ArrowDown: { width: 0, height: gridSize },
  ArrowUp: { width: 0, height: -gridSize },
};

/**
 * Keys of a note or frame that has the focus: Enter, once it is chosen, begins to write; Alt with an arrow resizes it. They are
 * heard before the canvas library takes them for its own.
 */
export function useAnnotationKeys() {
  const store = useEditorStore();
  return useCallback(
    (event: KeyboardEvent) => {
      const id = annotationIn(event.target);
      const { annotations, isReadOnly, edit, resize } = store.getState();
      const annotation = annotations.find((other) => other.id === id);
      if (!annotation?.selected || isReadOnly) return;
      const step = event.altKey ? steps[event.key] : undefined;
      if (step) resize(annotation.id, step);
      else if (event.key === 'Enter' && !event.altKey && !event.metaKey && !event.ctrlKey) edit(annotation.id);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    [store],
  );
}

/** The id of the note or frame that is itself the target: what lies in it has keys of its own. */
function annotationIn(target: EventTarget): string | null {
  if (!(target instanceof HTMLElement)) return null;
  return target.matches('.react-flow__node-frame, .react-flow__node-note') ? (target.dataset['id'] ?? null) : null;
}
