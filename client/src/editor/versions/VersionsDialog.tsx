import { useState } from 'react';
import type { ReactNode } from 'react';
import { useClient } from 'urql';
import { refetch } from '../../api/refetch.ts';
import { Badge } from '../../ui/display/Badge.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  focusPanel,
} from '../../ui/overlays/Dialog.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { useAutosave } from '../autosave/AutosaveContext.tsx';
import { DraftDetail } from './DraftDetail.tsx';
import { useFlushed } from './useFlushed.ts';
import { PublishedQuery } from './versions-documents.ts';
import { useVersions } from './useVersions.ts';
import type { Version, VersionsOfWorkflow } from './useVersions.ts';
import { VersionDetail } from './VersionDetail.tsx';

interface VersionsDialogProps {
  workflowId: string;
  onClose: () => void;
}

/** All that was run or published of a workflow: seen, compared, named, restored; and the draft, to be published. */
export function VersionsDialog({ workflowId, onClose }: VersionsDialogProps) {
  const client = useClient();
  const autosave = useAutosave();
  // What is told of the draft is what is on the canvas.
  const isSaved = useFlushed(autosave);
  function close() {
    onClose();
    // Something may have been published here, which the bar tells.
    void refetch(client, PublishedQuery, { id: workflowId });
  }
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent className="max-w-4xl md:h-[min(46rem,calc(100dvh-2rem))]" onOpenAutoFocus={focusPanel}>
        <DialogHeader>
          <DialogTitle>Publish and versions</DialogTitle>
          <DialogDescription>What was run, published or named is kept here as it was.</DialogDescription>
        </DialogHeader>
        {isSaved === null ? (
          <Skeleton className="h-64" />
        ) : (
          <Versions workflowId={workflowId} isSaved={isSaved} onClose={close} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function Versions({ workflowId, isSaved, onClose }: VersionsDialogProps & { isSaved: boolean }) {
  const { workflow, hasFailed, reload, canShowMore, showMore } = useVersions(workflowId);
  const [chosen, setChosen] = useState<number | 'draft'>('draft');
  if (!workflow && hasFailed) return <p className="text-sm text-text-muted">The versions could not be loaded.</p>;
  if (!workflow) return <Skeleton className="h-64" />;
  const version = workflow.versions.nodes.find((one) => one.version === chosen);
  return (
    <div className="grid min-h-0 flex-1 gap-5 md:grid-cols-[15rem_1fr]">
      <nav aria-label="Versions" className="flex min-h-0 flex-col gap-1 overflow-y-auto max-md:max-h-48">
        <ul className="flex flex-col gap-0.5">
          <Entry isChosen={!version} onChoose={() => setChosen('draft')}>
            <span className="text-sm font-medium">Draft</span>
            <span className="text-2xs text-text-muted">{sayDraft(workflow)}</span>
          </Entry>
          {workflow.versions.nodes.map((one) => (
            <Entry key={one.id} isChosen={one === version} onChoose={() => setChosen(one.version)}>
              <VersionLine version={one} />
            </Entry>
          ))}
        </ul>
        {canShowMore && workflow.versions.totalCount > workflow.versions.nodes.length && (
          <Button variant="ghost" size="sm" onClick={showMore}>
            Show more
          </Button>
        )}
      </nav>
      <section aria-label={version ? `Version ${version.version}` : 'Draft'} className="min-h-0 overflow-y-auto pr-1">
        {version ? (
          <VersionDetail
            key={version.id}
            workflowId={workflowId}
            workflow={workflow}
            version={version}
            onChanged={reload}
            onRestored={onClose}
          />
        ) : (
          <DraftDetail workflowId={workflowId} workflow={workflow} isSaved={isSaved} onChanged={reload} />
        )}
      </section>
    </div>
  );
}

function Entry({ isChosen, onChoose, children }: { isChosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <li>
      <button
        type="button"
        aria-current={isChosen || undefined}
        onClick={onChoose}
        className={cn(
          'flex w-full flex-col gap-0.5 rounded-md px-2.5 py-2 text-left hover:bg-hover',
          isChosen && 'bg-hover',
        )}
      >
        {children}
      </button>
    </li>
  );
}

function VersionLine({ version: { version, name, isPublished, createdAt, changes } }: { version: Version }) {
  return (
    <>
      <span className="flex items-center gap-2 text-sm font-medium">
        <span className="min-w-0 truncate">{name ?? `Version ${version}`}</span>
        {isPublished && <Badge tone="success">Published</Badge>}
      </span>
      <span className="text-2xs text-text-muted">
        {name !== null && `Version ${version} · `}
        <RelativeTime at={createdAt} />
        {changes && changes.count > 0 && ` · ${changes.count === 1 ? '1 change' : `${changes.count} changes`}`}
      </span>
    </>
  );
}

function sayDraft({ publishedVersion, unpublishedChanges }: VersionsOfWorkflow): string {
  if (!publishedVersion) return 'Nothing is published';
  const { count = 0 } = unpublishedChanges ?? {};
  if (count === 0) return 'The same as what is published';
  return `${count === 1 ? '1 change' : `${count} changes`} since version ${publishedVersion.version}`;
}
