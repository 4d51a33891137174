import { Copy, Ellipsis, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { readAnswer } from '../api/read-answer.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/DropdownMenu.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { DuplicateWorkflowMutation } from './library-documents.ts';
import type { NamedWorkflow } from './named-workflow.ts';
import { RenameDialog } from './RenameDialog.tsx';

export function WorkflowCardMenu({ workflow }: { workflow: NamedWorkflow }) {
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const duplicate = useDuplicate(workflow);
  const close = () => setOpen(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`More for ${workflow.name}`}
          className="relative z-10 mt-0.5 rounded-md p-1 text-text-muted hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text"
        >
          <Ellipsis aria-hidden className="size-4" />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen('rename')}>
            <PencilLine aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void duplicate()}>
            <Copy aria-hidden />
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem isDanger onSelect={() => setOpen('delete')}>
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {open === 'rename' && <RenameDialog workflow={workflow} onClose={close} />}
      {open === 'delete' && <DeleteDialog workflow={workflow} onClose={close} />}
    </>
  );
}

function useDuplicate(workflow: NamedWorkflow): () => Promise<void> {
  const [, duplicateWorkflow] = useMutation(DuplicateWorkflowMutation);
  const [, navigate] = useLocation();
  return async () => {
    const { data, error } = await duplicateWorkflow({ input: { workflowId: workflow.id } });
    const answer = readAnswer(error, data?.duplicateWorkflow, 'DuplicateWorkflowPayload');
    if (!answer.ok) {
      toast.error(`“${workflow.name}” was not duplicated`, { description: answer.message });
      return;
    }
    const copy = answer.payload.workflow;
    toast.success(`“${copy.name}” is ready`, {
      action: { label: 'Open', onClick: () => navigate(`/workflows/${copy.id}`) },
    });
  };
}
