import { useEffect } from 'react';
import { takePendingEdit } from './image-edits.ts';
import { usePictureEdits } from './useImageEdits.ts';

/** Does what was asked for on the page of a past run, once its workflow is open for editing. */
export function PendingPictureEdit({ workflowId }: { workflowId: string }) {
  const apply = usePictureEdits(workflowId);
  useEffect(() => {
    const edit = takePendingEdit(workflowId);
    if (edit) apply(edit);
  }, [workflowId, apply]);
  return null;
}
