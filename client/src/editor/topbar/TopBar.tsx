import { ArrowLeft, Redo2, Undo2 } from 'lucide-react';
import { Link } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tip } from '../../ui/Tooltip.tsx';
import { useIsPhone } from '../../ui/useIsPhone.ts';
import { useEditor } from '../EditorContext.tsx';
import type { RunControl } from '../run/useRunControl.ts';
import { RunButton } from './RunButton.tsx';
import { Account, OfWorkflow, Runs } from './BarMenus.tsx';
import { SaveState } from './SaveState.tsx';
import { WorkflowName } from './WorkflowName.tsx';

export function TopBar({ workflowId, control }: { workflowId: string; control: RunControl }) {
  const canUndo = useEditor(({ history }) => history.past.length > 0);
  const canRedo = useEditor(({ history }) => history.future.length > 0);
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
            <IconButton label="Undo" shortcut={['Mod', 'Z']} disabled={!canUndo} onClick={undo}>
              <Undo2 />
            </IconButton>
            <IconButton label="Redo" shortcut={['Mod', 'Shift', 'Z']} disabled={!canRedo} onClick={redo}>
              <Redo2 />
            </IconButton>
            <Runs workflowId={workflowId} shownId={null} />
            <span className="w-1" />
            <span data-tour="run">
              <RunButton workflowId={workflowId} control={control} />
            </span>
            <span className="w-2" />
          </>
        )}
        <Account />
      </div>
    </header>
  );
}
