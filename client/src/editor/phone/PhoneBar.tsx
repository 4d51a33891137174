import { PanelBottom, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRun } from '../../run/state/RunContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { StatusIcon } from '../../ui/display/StatusBadge.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';

export type PhoneSheet = 'panel' | 'palette';

interface PhoneBarProps {
  run: ReactNode;
  /** The one that is open. */
  sheet: PhoneSheet | null;
  onSheet: (sheet: PhoneSheet) => void;
}

/** What a thumb reaches: add, run, look. */
export function PhoneBar({ run, sheet, onSheet }: PhoneBarProps) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const status = useRun(({ execution }) => execution?.status);
  return (
    <footer className="relative z-46 flex h-(--foot) shrink-0 items-start justify-between gap-2 border-t border-border bg-surface px-3 pt-2.5 [&_button]:h-12 [&_button]:min-w-12">
      {!isReadOnly && (
        <Button
          size="icon"
          aria-label="Add a node"
          aria-expanded={sheet === 'palette'}
          className="w-12"
          onClick={() => onSheet('palette')}
        >
          <Plus />
        </Button>
      )}
      <div className="flex min-w-0 flex-1 justify-center" data-tour="run">
        {run}
      </div>
      <Button aria-expanded={sheet === 'panel'} onClick={() => onSheet('panel')}>
        {status ? <StatusIcon status={status} /> : <PanelBottom />}
        {/* Its place is taken by the ways on. */}
        <span className={cn(status === 'PAUSED' && 'sr-only')}>Details</span>
      </Button>
    </footer>
  );
}
