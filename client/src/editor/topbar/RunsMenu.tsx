import { Columns2, History, List } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useRun } from '../../run/state/RunContext.tsx';
import { useCompareWithPrevious } from '../../run/compare/useCompareWithPrevious.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/overlays/Popover.tsx';
import { RunsList } from './RunsList.tsx';

/** The runs there have been. `shownId` is the one that is being looked at. */
export function RunsMenu({ workflowId, shownId }: { workflowId: string; shownId: string | null }) {
  const [isOpen, setIsOpen] = useState(false);
  const hasRun = useRun(({ execution }) => execution !== null);
  const compare = useCompareWithPrevious(workflowId);
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost">
          <History />
          Runs
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Runs of this workflow" className="w-88 p-1.5">
        <RunsList workflowId={workflowId} shownId={shownId} onPick={() => setIsOpen(false)} />
        <div className="mt-1 flex gap-1 border-t border-border pt-1.5">
          <Button asChild variant="ghost" size="sm">
            <Link href={`/workflows/${workflowId}/runs`}>
              <List />
              All runs
            </Link>
          </Button>
          {hasRun && (
            <Button variant="ghost" size="sm" className="ml-auto" onClick={() => void compare()}>
              <Columns2 />
              Compare with the run before
            </Button>
          )}
        </div>
      </PopoverContent>
    </Popover>
  );
}
