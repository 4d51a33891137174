import { useCallback } from 'react';
import { useClient } from 'urql';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import { useCanvasView } from '../canvas/useCanvasView.ts';
import type { EditorStore } from '../editor-store.ts';
import type { Point } from '../graph/graph.ts';
import { putContent } from './put-content.ts';
import type { Content } from './read-content.ts';

/** Puts content on the canvas: at a place there, or where the person looks. */
export function usePutContent(store: EditorStore): (content: Content, at?: Point) => void {
  const client = useClient();
  const catalogue = useCatalogue();
  const view = useCanvasView();
  return useCallback(
    (content, at) => putContent({ store, catalogue, client, view }, content, at),
    [store, catalogue, client, view],
  );
}
