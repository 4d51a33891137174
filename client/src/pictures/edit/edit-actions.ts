import type { Client } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast/toast.ts';
import { tellChange } from '../library-changes.ts';
import { ContinueOnCanvasMutation, DeleteImageEditMutation, EditImageMutation } from './edit-documents.ts';
import type { ImageEdit } from './image-edit.ts';

/* What can be done with edits. Each says itself what did not work. */

export interface AskedEdit {
  assetId: string;
  model: string;
  /** Null for a model that takes no words. */
  prompt: string | null;
  count: number;
}

/** Begins an edit. Gives it, or why that was refused. */
export async function startEdit(client: Client, asked: AskedEdit): Promise<ImageEdit | string> {
  const { data, error } = await mutateOnce(client, EditImageMutation, asked);
  const answer = readAnswer(error, data?.editImage, 'EditImagePayload');
  if (answer.ok) return answer.payload.imageEdit;
  const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0] : undefined;
  if (field) return `${field.path.at(-1) === 'prompt' ? 'What to change' : 'This'} ${field.message}`;
  return answer.message;
}

/** Whether it is gone, with its pictures. */
export async function deleteEdit(client: Client, edit: ImageEdit): Promise<boolean> {
  const { data, error } = await client.mutation(DeleteImageEditMutation, { input: { imageEditId: edit.id } });
  const answer = readAnswer(error, data?.deleteImageEdit, 'DeleteImageEditPayload');
  if (!answer.ok) {
    toast.error('The edit was not deleted', { description: answer.message });
    return false;
  }
  tellChange({ kind: 'removed', ids: answer.payload.assetIds });
  return true;
}

/** Makes a workflow of the edit, and gives its path; null where that could not be done. */
export async function continueOnCanvas(client: Client, edit: ImageEdit): Promise<string | null> {
  const { data, error } = await mutateOnce(client, ContinueOnCanvasMutation, { executionId: edit.execution.id });
  const answer = readAnswer(error, data?.createWorkflowFromExecution, 'CreateWorkflowFromExecutionPayload');
  if (answer.ok) return `/workflows/${answer.payload.workflow.id}`;
  toast.error('It could not be opened on the canvas', { description: answer.message });
  return null;
}
