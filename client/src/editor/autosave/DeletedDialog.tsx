import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { readAnswer } from '../../api/read-answer.ts';
import { unhideWorkflow } from '../../graph/workflow/deleted-workflows.ts';
import { createWorkflow } from '../../graph/workflow/create-workflow.ts';
import { RestoreWorkflowMutation } from '../../graph/workflow/create-and-delete-documents.ts';
import { Button } from '../../ui/controls/Button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '../../ui/overlays/Dialog.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { toGraph } from '../../graph/model/flow.ts';
import { WorkflowDetailsQuery } from '../../graph/workflow/workflow-documents.ts';
import { createDraftStorage } from './draft-storage.ts';

/** The workflow was deleted while it was open here: it can come back as it is on screen, or live on as another. */
export function DeletedDialog({ workflowId, onClose }: { workflowId: string; onClose: () => void }) {
  const client = useClient();
  const store = useEditorStore();
  const [, navigate] = useLocation();
  const [{ data }] = useQuery({
    query: WorkflowDetailsQuery,
    variables: { id: workflowId },
    requestPolicy: 'cache-only',
  });
  const [busy, setBusy] = useState<'restore' | 'copy' | null>(null);

  async function bringBack() {
    setBusy('restore');
    const result = await client.mutation(RestoreWorkflowMutation, { input: { workflowId } });
    const answer = readAnswer(result.error, result.data?.restoreWorkflow, 'RestoreWorkflowPayload');
    setBusy(null);
    if (!answer.ok) return toast.error('It could not be restored', { description: answer.message });
    unhideWorkflow(workflowId);
    // Opened anew, it finds in the storage what was on screen, and saves it.
    createDraftStorage(workflowId).put({ version: answer.payload.workflow.version, graph: toGraph(store.getState()) });
    location.reload();
  }

  async function saveAsNew() {
    setBusy('copy');
    const { name = 'Untitled workflow', description } = data?.workflow ?? {};
    const made = await createWorkflow(client, { name, description, graph: toGraph(store.getState()) });
    setBusy(null);
    if (made.ok) navigate(`/workflows/${made.workflow.id}`, { replace: true });
    else toast.error('It could not be saved', { description: made.details[0] ?? made.message });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>This workflow was deleted</DialogTitle>
          <DialogDescription>
            Another tab or person deleted it. Your version is only in this tab until you choose.
          </DialogDescription>
        </DialogHeader>
        <DialogFooter className="flex-wrap">
          <Button isBusy={busy === 'copy'} onClick={() => void saveAsNew()}>
            Save as a new workflow
          </Button>
          <Button variant="primary" isBusy={busy === 'restore'} onClick={() => void bringBack()}>
            Restore it
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
