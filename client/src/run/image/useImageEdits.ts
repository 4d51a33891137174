import { useReactFlow } from '@xyflow/react';
import { useCallback, useContext } from 'react';
import { useLocation } from 'wouter';
import { EditorContext } from '../../graph/store/EditorContext.tsx';
import { useStartRun } from '../control/StartRunContext.ts';
import { CatalogueContext } from '../../graph/catalogue/CatalogueContext.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { applyEdit, storePendingEdit } from './image-edits.ts';
import type { ImageEdit } from './image-edits.ts';

/** Brings something of an image to the workflow: at once where it is being edited, else where it is opened for that. */
export function useImageEdits(workflowId: string): (edit: ImageEdit) => void {
  const editor = useContext(EditorContext);
  const catalogue = useContext(CatalogueContext);
  const startRun = useStartRun();
  const { fitView } = useReactFlow();
  const [, navigate] = useLocation();

  return useCallback(
    (edit) => {
      if (!editor || !catalogue || editor.getState().isReadOnly) {
        storePendingEdit(workflowId, edit);
        return navigate(`/workflows/${workflowId}`);
      }
      const key = applyEdit(editor, catalogue, edit);
      if (key === null) return toast.error('This kind of node is no longer available.');
      void fitView({ nodes: [{ id: key }], maxZoom: 1, padding: 0.8, duration: 250 });
      toast.success(describe(edit), {
        action:
          edit.kind === 'again' && startRun
            ? { label: 'Run only this node', onClick: () => startRun.start({ kind: 'only', nodeKey: key }) }
            : undefined,
      });
    },
    [editor, catalogue, startRun, fitView, navigate, workflowId],
  );
}

function describe(edit: ImageEdit): string {
  if (edit.kind === 'use' && edit.images.length > 1)
    return `${edit.images.length} pictures are on the canvas. Connect them to what should take them.`;
  if (edit.kind === 'use') return 'The picture is on the canvas. Connect it to what should take it.';
  const parameters = edit.config['parameters'];
  const hasSeed = typeof parameters === 'object' && parameters !== null && 'seed' in parameters;
  return hasSeed
    ? `“${edit.nodeName}” is set as it was for this picture, with its seed.`
    : `“${edit.nodeName}” is set as it was for this picture. Its seed was left to the model, so another run gives another picture.`;
}
