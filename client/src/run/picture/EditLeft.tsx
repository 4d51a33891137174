import { useEffect } from 'react';
import { takeEdit } from './picture-edits.ts';
import { usePictureEdits } from './usePictureEdits.ts';

/** Does what was asked for on the page of a past run, once its workflow is open for editing. */
export function EditLeft({ workflowId }: { workflowId: string }) {
  const apply = usePictureEdits(workflowId);
  useEffect(() => {
    const edit = takeEdit(workflowId);
    if (edit) apply(edit);
  }, [workflowId, apply]);
  return null;
}
