import { useCallback } from 'react';
import { useClient } from 'urql';
import { codeOnDemand } from '../../api/fetch-code.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { useCanvasView } from '../view/useCanvasView.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import type { Point } from '../../graph/model/graph.ts';
import type { Content } from './read-content.ts';

const loadPutting = codeOnDemand(() => import('./put-content.ts'));

/** Puts content on the canvas: at a place there, or where the person looks. How is loaded when it is first wanted. */
export function usePutContent(store: EditorStore): (content: Content, at?: Point) => void {
  const client = useClient();
  const catalogue = useCatalogue();
  const view = useCanvasView();
  return useCallback(
    (content, at) => {
      loadPutting().then(
        ({ putContent }) => putContent({ store, catalogue, client, view }, content, at),
        () => toast.error('It could not be pasted. Check the connection and try again.'),
      );
    },
    [store, catalogue, client, view],
  );
}
