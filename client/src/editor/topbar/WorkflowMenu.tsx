import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { useCommands } from '../../commands/useCommands.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/Dialog.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/DropdownMenu.tsx';
import { RunsList } from './RunsList.tsx';
import { useWorkflowCommands } from './useWorkflowCommands.ts';

/** What can be done with the workflow as a whole. */
export function WorkflowMenu({ workflowId }: { workflowId: string }) {
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const commands = useWorkflowCommands(workflowId, setIsHistoryOpen);
  useCommands(commands);
  /** What was chosen; it is done once the menu has let go of the focus, which it may take. */
  const chosen = useRef<(() => void) | null>(null);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label="More for this workflow" className="-ml-1 max-md:size-11.5">
            <ChevronDown />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent
          align="start"
          className="w-60"
          onCloseAutoFocus={(event) => {
            if (!chosen.current) return;
            event.preventDefault();
            chosen.current();
            chosen.current = null;
          }}
        >
          {commands.map((command) => (
            <MenuEntry key={command.id} command={command} onChoose={() => (chosen.current = command.run)} />
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={isHistoryOpen} onOpenChange={setIsHistoryOpen}>
        <DialogContent className="max-w-sm gap-2">
          <DialogHeader>
            <DialogTitle>Runs</DialogTitle>
            <DialogDescription className="sr-only">The runs of this workflow, newest first.</DialogDescription>
          </DialogHeader>
          <div className="-mx-2">
            <RunsList workflowId={workflowId} shownId={null} onPick={() => setIsHistoryOpen(false)} />
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}

interface MenuEntryProps {
  command: ReturnType<typeof useWorkflowCommands>[number];
  onChoose: () => void;
}

function MenuEntry({ command: { id, label, icon: Icon, isLast }, onChoose }: MenuEntryProps) {
  return (
    <>
      {isLast && <DropdownMenuSeparator />}
      <DropdownMenuItem key={id} isDanger={isLast} onSelect={onChoose} className="max-md:min-h-11.5">
        <Icon aria-hidden />
        {label}
      </DropdownMenuItem>
    </>
  );
}
