import { useEffect } from 'react';
import { takePendingEdit } from './image-edits.ts';
import { useImageEdits } from './useImageEdits.ts';

/** Does what was asked for on the page of a past run, once its workflow is open for editing. */
export function PendingImageEdit({ workflowId }: { workflowId: string }) {
  const apply = useImageEdits(workflowId);
  useEffect(() => {
    const edit = takePendingEdit(workflowId);
    if (edit) apply(edit);
  }, [workflowId, apply]);
  return null;
}
