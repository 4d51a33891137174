import { Plus, Workflow } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { createWorkflow } from '../../graph/workflow/create-workflow.ts';
import { storePendingEdit } from '../../run/image/image-edits.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import { Spinner } from '../../ui/display/Spinner.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { useMakers } from '../filters/useMakers.ts';
import type { Picture } from '../picture.ts';
import { pictures } from './in-batches.ts';

interface UseDialogProps {
  chosen: readonly Picture[];
  onClose: () => void;
}

/** Takes pictures to the canvas of a new workflow, or of one that is there, and opens it. */
export function UseDialog({ chosen, onClose }: UseDialogProps) {
  const client = useClient();
  const [, navigate] = useLocation();
  const { workflows } = useMakers(true);
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const found = workflows.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));

  function open(workflowId: string) {
    storePendingEdit(workflowId, {
      kind: 'use',
      images: chosen.map(({ id, url, name }) => ({ assetId: id, url, name: name ?? null })),
    });
    onClose();
    navigate(`/workflows/${workflowId}`);
  }

  async function begin() {
    setIsBusy(true);
    const created = await createWorkflow(client, { name: 'Untitled workflow' });
    setIsBusy(false);
    if (created.ok) open(created.workflow.id);
    else toast.error('The workflow could not be created', { description: created.details[0] ?? created.message });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>Use in a workflow</DialogTitle>
          <DialogDescription>{pictures(chosen.length)}, each as a node of its own.</DialogDescription>
        </DialogHeader>
        <Button variant="primary" size="lg" isBusy={isBusy} onClick={() => void begin()}>
          <Plus />
          New workflow
        </Button>
        <Input
          type="search"
          aria-label="Search workflows"
          placeholder="Or find one that is there"
          value={text}
          className="max-md:h-11.5"
          onChange={(event) => setText(event.target.value)}
        />
        <ul aria-label="Workflows" className="-mx-2 flex max-h-72 flex-col overflow-y-auto">
          {workflows.length === 0 && <Spinner className="mx-auto my-4" />}
          {found.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className="flex h-9 w-full items-center gap-2.5 rounded-md px-2 text-left text-sm hover:bg-hover max-md:h-11.5"
                onClick={() => open(id)}
              >
                <Workflow aria-hidden className="size-4 shrink-0 text-text-muted" />
                <span className="truncate">{name}</span>
              </button>
            </li>
          ))}
          {workflows.length > 0 && found.length === 0 && (
            <li className="px-2 py-2 text-sm text-text-muted">No workflow has that in its name.</li>
          )}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
