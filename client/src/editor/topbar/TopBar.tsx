import { ArrowLeft, Redo2, Undo2 } from 'lucide-react';
import { Link } from 'wouter';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { RunControl } from '../run/useRunControl.ts';
import { RunButton } from './RunButton.tsx';
import { AccountSlot } from '../../ui/page/AccountSlot.tsx';
import { OfWorkflow, Publishing, Runs } from './BarMenus.tsx';
import { SaveState } from './SaveState.tsx';
import { WorkflowName } from './WorkflowName.tsx';

export function TopBar({ workflowId, control }: { workflowId: string; control: RunControl }) {
  const undone = useEditor(({ history }) => history.past.at(-1)?.name);
  const redone = useEditor(({ history }) => history.future.at(-1)?.name);
  const undo = useEditor((state) => state.undo);
  const redo = useEditor((state) => state.redo);
  const isPhone = useIsPhone();
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b border-border bg-surface px-3 max-md:px-1.5">
      <Tip label="All workflows">
        <Button asChild variant="ghost" size="icon" className="max-md:size-11.5">
          <Link href="/" aria-label="All workflows">
            <ArrowLeft />
          </Link>
        </Button>
      </Tip>
      <WorkflowName workflowId={workflowId} />
      <OfWorkflow workflowId={workflowId} />
      <SaveState workflowId={workflowId} />
      <div className="ml-auto flex items-center gap-1">
        {!isPhone && (
          <>
            <IconButton
              label={undone ? `Undo: ${undone}` : 'Undo'}
              shortcut={['Mod', 'Z']}
              disabled={!undone}
              onClick={undo}
            >
              <Undo2 />
            </IconButton>
            <IconButton
              label={redone ? `Redo: ${redone}` : 'Redo'}
              shortcut={['Mod', 'Shift', 'Z']}
              disabled={!redone}
              onClick={redo}
            >
              <Redo2 />
            </IconButton>
            <Runs workflowId={workflowId} shownId={null} />
            <Publishing workflowId={workflowId} />
            <span className="w-1" />
            <span data-tour="run">
              <RunButton workflowId={workflowId} control={control} />
            </span>
            <span className="w-2" />
          </>
        )}
        <AccountSlot />
      </div>
    </header>
  );
}
