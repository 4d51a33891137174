import { ChevronDown, FileUp, FilePlus2, LayoutTemplate, Plus } from 'lucide-react';
import { openDialog } from '../ui/overlays/open-dialog.ts';
import { Button } from '../ui/controls/Button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../ui/overlays/DropdownMenu.tsx';
import { useCreateWorkflow } from '../graph/workflow/useCreateWorkflow.ts';
import { useImportWorkflow } from './files/useImportWorkflow.ts';

/** An empty workflow at once; beside it the other ways to begin. */
export function NewWorkflowButton() {
  const { create, isCreating } = useCreateWorkflow();
  const { pick } = useImportWorkflow();
  return (
    <div className="flex">
      <Button
        variant="primary"
        data-begin
        isBusy={isCreating}
        onClick={() => void create()}
        className="rounded-r-none max-md:h-11.5"
      >
        <Plus aria-hidden />
        New <span className="-ml-0.5 max-sm:sr-only">workflow</span>
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="primary"
            aria-label="More ways to start"
            className="w-7 rounded-l-none border-l border-accent-foreground/20 px-0 max-md:h-11.5 max-md:w-11.5"
          >
            <ChevronDown />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-64">
          <Way icon={FilePlus2} title="Blank" note="An empty canvas" onSelect={() => void create()} />
          <Way
            icon={LayoutTemplate}
            title="From a template…"
            note="Ready-made workflows to start from"
            onSelect={() => openDialog('templates')}
          />
          <Way icon={FileUp} title="Import a file…" note="Or drop it on this page" onSelect={() => void pick()} />
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}

interface WayProps {
  icon: typeof Plus;
  title: string;
  note: string;
  onSelect: () => void;
}

function Way({ icon: Icon, title, note, onSelect }: WayProps) {
  return (
    <DropdownMenuItem className="items-start py-1.5" onSelect={onSelect}>
      <Icon aria-hidden className="mt-0.5" />
      <span className="flex flex-col">
        {title}
        <span className="text-xs text-text-muted">{note}</span>
      </span>
    </DropdownMenuItem>
  );
}
