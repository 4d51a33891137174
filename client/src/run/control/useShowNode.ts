import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';

/** Chooses a node of the run on the canvas, and brings it into the middle. One that is not on it (any more) changes nothing. */
export function useShowNode(): (key: string) => void {
  const editor = useEditorStore();
  const { fitView } = useReactFlow();
  return useCallback(
    (key) => {
      const { nodes, select } = editor.getState();
      if (!nodes.some(({ id }) => id === key)) return;
      select([key]);
      void fitView({ nodes: [{ id: key }], maxZoom: 1, padding: 0.6, duration: 250 });
    },
    [editor, fitView],
  );
}
