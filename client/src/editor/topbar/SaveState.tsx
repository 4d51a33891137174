import { Check, CloudOff, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useSession } from '../../api/session/SessionProvider.tsx';
import { useConnectionState } from '../../api/connection.ts';
import { cn } from '../../ui/theme/class-names.ts';
import { Spinner } from '../../ui/display/Spinner.tsx';
import type { Autosave } from '../autosave/autosave.ts';
import type { AutosaveState } from '../autosave/autosave-state.ts';
import { useAutosave, useAutosaveState } from '../autosave/AutosaveContext.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const DeletedDialog = lazyPart(async () => (await import('../autosave/DeletedDialog.tsx')).DeletedDialog);
const ConflictDialog = lazyPart(async () => (await import('../autosave/ConflictDialog.tsx')).ConflictDialog);

interface Look {
  text: string;
  title?: string;
  icon: LucideIcon | null;
  tone: 'text-text-muted' | 'text-warning' | 'text-danger';
}

type Name = AutosaveState<unknown>['name'];

const looks: Record<Name, Look> = {
  saved: { text: 'Saved', icon: Check, tone: 'text-text-muted' },
  waiting: { text: 'Saving…', icon: null, tone: 'text-text-muted' },
  saving: { text: 'Saving…', icon: null, tone: 'text-text-muted' },
  offline: {
    text: 'Not saved: offline',
    title: 'Your changes are kept in this browser and saved once the server can be reached. Click to try now.',
    icon: CloudOff,
    tone: 'text-warning',
  },
  refused: { text: 'Not saved', icon: TriangleAlert, tone: 'text-danger' },
  conflict: {
    text: 'Conflict',
    title: 'Somebody else changed this workflow. Click to choose which one to keep.',
    icon: TriangleAlert,
    tone: 'text-danger',
  },
  gone: {
    text: 'Deleted elsewhere',
    title: 'Click to choose what to do with your version.',
    icon: TriangleAlert,
    tone: 'text-danger',
  },
};

const clickable: ReadonlySet<Name> = new Set<Name>(['offline', 'refused', 'conflict', 'gone']);

/** Whether the person may close the tab. */
export function SaveState({ workflowId }: { workflowId: string }) {
  const state = useAutosaveState();
  const autosave = useAutosave();
  const connection = useConnectionState();
  const { text, title, icon: Icon, tone } = looks[state.name];
  const [putOff, setPutOff] = useState<object | null>(null);
  const isWaitingForServer = state.name === 'offline' && connection === 'online';
  const canClick = clickable.has(state.name);
  useFlushOnReturn(autosave);

  function onClick() {
    if (state.name === 'conflict' || state.name === 'gone') setPutOff(null);
    else void autosave.flush();
  }

  return (
    <>
      <button
        type="button"
        disabled={!canClick}
        title={state.name === 'refused' ? state.message : title}
        onClick={onClick}
        className={cn(
          'flex items-center gap-1.5 rounded-md px-2 py-1 text-xs whitespace-nowrap max-md:min-h-11.5',
          tone,
          canClick && 'hover:bg-hover',
        )}
      >
        {Icon ? <Icon aria-hidden className="size-3.5" /> : <Spinner className="size-3.5" />}
        <output className={cn(state.name === 'saved' && 'max-md:sr-only')}>
          {isWaitingForServer ? 'Not saved' : text}
        </output>
      </button>
      <Suspense>
        {state.name === 'conflict' && (
          <ConflictDialog
            workflowId={workflowId}
            theirs={state.theirs}
            isOpen={putOff !== state.theirs}
            onOpenChange={(isOpen) => setPutOff(isOpen ? null : state.theirs)}
          />
        )}
        {state.name === 'gone' && putOff !== state && (
          <DeletedDialog workflowId={workflowId} onClose={() => setPutOff(state)} />
        )}
      </Suspense>
    </>
  );
}

/** What was refused for want of a session is sent once the person has signed in again. */
function useFlushOnReturn(autosave: Autosave): void {
  const { hasEnded } = useSession();
  const before = useRef(hasEnded);
  useEffect(() => {
    if (before.current && !hasEnded) void autosave.flush();
    before.current = hasEnded;
  }, [autosave, hasEnded]);
}
