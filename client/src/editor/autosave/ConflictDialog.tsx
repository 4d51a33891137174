import { workflowLimits } from '@visualadgen/graph/limits.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { createWorkflow } from '../../graph/workflow/create-workflow.ts';
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
import type { Theirs } from './autosave.ts';
import { useAutosave } from './AutosaveContext.tsx';
import { BothSides } from './BothSides.tsx';

const myCopy = ' (my copy)';

interface ConflictDialogProps {
  workflowId: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  theirs: Theirs;
}

/** Two people (or two tabs) changed one workflow: the person sees both and chooses whose graph stays. Nothing is overwritten before. */
export function ConflictDialog({ workflowId, isOpen, onOpenChange, theirs }: ConflictDialogProps) {
  const client = useClient();
  const store = useEditorStore();
  const autosave = useAutosave();
  const [{ data }] = useQuery({ query: WorkflowDetailsQuery, variables: { id: workflowId } });
  const [isCopying, setIsCopying] = useState(false);

  function takeTheirs() {
    store.getState().replace(theirs.graph);
    autosave.tookTheirs();
  }

  async function saveCopy() {
    setIsCopying(true);
    const { name = 'Untitled workflow', description } = data?.workflow ?? {};
    const input = {
      name: `${cutText(name, workflowLimits.name - myCopy.length)}${myCopy}`,
      description,
      graph: toGraph(store.getState()),
    };
    const made = await createWorkflow(client, input);
    setIsCopying(false);
    if (!made.ok) return toast.error('The copy could not be saved', { description: made.details[0] ?? made.message });
    takeTheirs();
    toast.success(`Your version is in “${made.workflow.name}”`, {
      action: { label: 'Open', onClick: () => window.open(`/workflows/${made.workflow.id}`, '_blank', 'noreferrer') },
    });
  }

  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>This workflow was changed elsewhere</DialogTitle>
          <DialogDescription>
            Another tab or person saved it while you were editing. Nothing is overwritten until you choose.
          </DialogDescription>
        </DialogHeader>
        <BothSides theirs={theirs} />
        <DialogFooter className="flex-wrap">
          <Button className="mr-auto max-md:mr-0" isBusy={isCopying} onClick={() => void saveCopy()}>
            Save mine as a copy
          </Button>
          <Button onClick={takeTheirs}>Take theirs</Button>
          <Button variant="primary" onClick={autosave.keepMine}>
            Keep mine
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
