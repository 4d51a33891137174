import { History } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/Popover.tsx';
import { RunsList } from './RunsList.tsx';

/** The runs there have been. `shownId` is the one that is being looked at. */
export function RunsMenu({ workflowId, shownId }: { workflowId: string; shownId: string | null }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost">
          <History />
          Runs
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Runs of this workflow" className="w-80 p-1.5">
        <RunsList workflowId={workflowId} shownId={shownId} onPick={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
