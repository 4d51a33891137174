import { Undo2 } from 'lucide-react';
import { useCallback } from 'react';
import { useClient } from 'urql';
import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { offerCommands } from '../../ui/commands/command-store.ts';
import { toast } from '../../ui/toast/toast.ts';
import { DeleteWorkflowMutation, RestoreWorkflowMutation } from './create-and-delete-documents.ts';
import { hideWorkflow, unhideWorkflow } from './deleted-workflows.ts';
import type { NamedWorkflow } from './named-workflow.ts';

/** How long the way back is offered, in milliseconds. */
const undoFor = 12_000;

/** Deletes a workflow at once, and offers for a while to take that back. Answers whether it is gone. */
export function useDeleteWorkflow(): (workflow: NamedWorkflow) => Promise<boolean> {
  const client = useClient();
  return useCallback((workflow) => remove(client, workflow), [client]);
}

async function remove(client: Client, workflow: NamedWorkflow): Promise<boolean> {
  hideWorkflow(workflow.id);
  const { data, error } = await client.mutation(DeleteWorkflowMutation, { input: { workflowId: workflow.id } });
  const answer = readAnswer(error, data?.deleteWorkflow, 'DeleteWorkflowPayload');
  // Somebody else was quicker: gone is gone.
  const isGone = answer.ok || answer.error?.__typename === 'NotFoundError';
  if (!answer.ok && !isGone) {
    unhideWorkflow(workflow.id);
    toast.error(`“${workflow.name}” was not deleted`, { description: answer.message });
    return false;
  }
  offerUndo(client, workflow);
  return true;
}

function offerUndo(client: Client, workflow: NamedWorkflow): void {
  const id = `deleted-${workflow.id}`;
  const undo = () => {
    toast.dismiss(id);
    void restore(client, workflow);
  };
  const withdraw = offerCommands([
    {
      id: 'undo-delete',
      title: `Restore “${workflow.name}”`,
      group: 'Workflow',
      icon: Undo2,
      words: 'undo restore delete',
      keys: ['Mod', 'Z'],
      // On a canvas these keys are for what is done there.
      isReady: () => location.pathname === '/',
      run: undo,
    },
  ]);
  toast(`“${workflow.name}” was deleted`, {
    id,
    duration: undoFor,
    action: { label: 'Undo', onClick: undo },
    onDismiss: withdraw,
    onAutoClose: withdraw,
  });
}

async function restore(client: Client, workflow: NamedWorkflow): Promise<void> {
  const { data, error } = await client.mutation(RestoreWorkflowMutation, { input: { workflowId: workflow.id } });
  const answer = readAnswer(error, data?.restoreWorkflow, 'RestoreWorkflowPayload');
  if (!answer.ok) {
    toast.error(`“${workflow.name}” could not be restored`, { description: answer.message });
    return;
  }
  unhideWorkflow(workflow.id);
  toast.success(`“${workflow.name}” was restored`);
}
