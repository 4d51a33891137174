import { ChevronDown } from 'lucide-react';
import { Suspense, useCallback, useRef, useState } from 'react';
import { useCommands } from '../../ui/commands/useCommands.ts';
import { Button } from '../../ui/controls/Button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { useWorkflowCommands } from './useWorkflowCommands.ts';

const VersionsDialog = lazyPart(async () => (await import('../versions/VersionsDialog.tsx')).VersionsDialog);
const SchedulesDialog = lazyPart(async () => (await import('../schedules/SchedulesDialog.tsx')).SchedulesDialog);
const ProgramsDialog = lazyPart(async () => (await import('../programs/ProgramsDialog.tsx')).ProgramsDialog);

/** What can be done with the workflow as a whole. */
export function WorkflowMenu({ workflowId }: { workflowId: string }) {
  const [isVersions, setIsVersions] = useState(false);
  const openVersions = useCallback(() => setIsVersions(true), []);
  const [isForPrograms, setIsForPrograms] = useState(false);
  const openPrograms = useCallback(() => setIsForPrograms(true), []);
  const [isScheduling, setIsScheduling] = useState(false);
  const openSchedules = useCallback(() => setIsScheduling(true), []);
  const commands = useWorkflowCommands(workflowId, { openVersions, openPrograms, openSchedules });
  useCommands(commands);
  /** What was chosen; it is done once the menu has let go of the focus, which it may take. */
  const chosen = useRef<(() => void) | null>(null);

  return (
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
      <Suspense>
        {isVersions && <VersionsDialog workflowId={workflowId} onClose={() => setIsVersions(false)} />}
        {isScheduling && <SchedulesDialog workflowId={workflowId} onClose={() => setIsScheduling(false)} />}
        {isForPrograms && <ProgramsDialog workflowId={workflowId} onClose={() => setIsForPrograms(false)} />}
      </Suspense>
    </DropdownMenu>
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
