import { CopyPlus, Ellipsis, FileDown, PencilLine, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import type { NamedWorkflow } from '../../graph/workflow/named-workflow.ts';
import { RenameDialog } from '../actions/RenameDialog.tsx';
import { useDeleteWorkflow } from '../../graph/workflow/useDeleteWorkflow.ts';
import { useDuplicateWorkflow } from '../../graph/workflow/useDuplicateWorkflow.ts';
import { useExportWorkflow } from '../files/useExportWorkflow.ts';
import { neighbourOf } from './neighbour-of.ts';

export function WorkflowCardMenu({ workflow }: { workflow: NamedWorkflow }) {
  const [isRenaming, setIsRenaming] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  /** Where the focus goes once the menu has closed; null gives it back to the menu's button. */
  const next = useRef<HTMLElement | null>(null);
  const duplicate = useDuplicateWorkflow();
  const remove = useDeleteWorkflow();
  const exportFile = useExportWorkflow();

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          ref={trigger}
          aria-label={`More for ${workflow.name}`}
          className="relative z-10 mt-0.5 flex items-center justify-center rounded-md p-1 text-text-muted hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text max-md:-my-2 max-md:size-11.5"
        >
          <Ellipsis aria-hidden className="size-4" />
        </DropdownMenuTrigger>
        <DropdownMenuContent
          align="end"
          onCloseAutoFocus={(event) => {
            if (!next.current) return;
            event.preventDefault();
            next.current.focus();
            next.current = null;
          }}
        >
          <DropdownMenuItem onSelect={() => setIsRenaming(true)}>
            <PencilLine aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void duplicate(workflow)}>
            <CopyPlus aria-hidden />
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void exportFile(workflow)}>
            <FileDown aria-hidden />
            Export
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem
            isDanger
            onSelect={() => {
              next.current = neighbourOf(trigger.current);
              next.current?.focus();
              void remove(workflow);
            }}
          >
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {isRenaming && <RenameDialog workflow={workflow} onClose={() => setIsRenaming(false)} />}
    </>
  );
}
