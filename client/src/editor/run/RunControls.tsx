import { FastForward, Square, StepForward } from 'lucide-react';
import { useState } from 'react';
import { useRunActionsOnScreen } from '../../run/control/RunActionsContext.tsx';
import type { RunAction } from '../../run/control/run-actions.ts';
import { useRun } from '../../run/state/RunContext.tsx';
import { isLive } from '../../run/state/run-state.ts';
import { Button } from '../../ui/controls/Button.tsx';
import type { ButtonProps } from '../../ui/controls/Button.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { StatusBadge } from '../../ui/display/StatusBadge.tsx';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { resumeKeys, stepKeys } from './run-keys.ts';

/** What can be done to a run under way: stop it, and at a pause let it go on. Nothing while none is. `hasStatus` says how it stands, too. */
export function RunControls({ hasStatus = false }: { hasStatus?: boolean }) {
  const id = useRun(({ execution }) => execution?.id);
  const status = useRun(({ execution }) => execution?.status);
  // Once a run has paused, the way on keeps its place: a step may take no longer than a blink.
  const [pausedId, setPausedId] = useState<string | null>(null);
  if (status === 'PAUSED' && id && pausedId !== id) setPausedId(id);
  const { busy, act } = useRunActionsOnScreen();

  if (!status || !isLive(status)) return null;
  return (
    // On a phone there is room for one word: that of what comes next.
    <div className="flex items-center gap-2 max-md:gap-1.5">
      {pausedId === id && (
        <>
          {hasStatus && <StatusBadge status={status} className="min-w-18 justify-center max-md:hidden" />}
          <GoOn action="step" label="Runs the paused nodes, and pauses before the next ones" shortcut={stepKeys}>
            <StepForward />
            <span className="max-md:sr-only">Step</span>
          </GoOn>
          <GoOn
            action="resume"
            label="Continues to the next breakpoint, or to the end"
            shortcut={resumeKeys}
            variant="primary"
          >
            <FastForward />
            Resume
          </GoOn>
        </>
      )}
      <Button
        variant="danger"
        isBusy={busy === 'cancel'}
        onClick={() => act('cancel')}
        className={cn('min-w-28', pausedId === id && 'max-md:min-w-12 max-md:px-0')}
      >
        <Square />
        <span className={cn(pausedId === id && 'max-md:sr-only')}>Cancel</span>
      </Button>
    </div>
  );
}

interface GoOnProps extends Pick<ButtonProps, 'variant' | 'children'> {
  action: RunAction;
  label: string;
  shortcut: readonly string[];
}

function GoOn({ action, label, shortcut, variant, children }: GoOnProps) {
  const isPaused = useRun(({ execution }) => execution?.status === 'PAUSED');
  const { busy, act } = useRunActionsOnScreen();
  const canAct = isPaused && busy === null;
  return (
    <Tip label={label} shortcut={shortcut}>
      {/* Not `disabled`: that would take the focus away from whoever steps by keyboard. */}
      <Button variant={variant} aria-disabled={!canAct} onClick={() => canAct && act(action)}>
        {children}
      </Button>
    </Tip>
  );
}
