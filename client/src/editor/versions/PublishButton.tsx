import { BookmarkCheck, Send } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../ui/controls/Button.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { useAutosaveState } from '../autosave/AutosaveContext.tsx';
import { sayPublished } from './say-published.ts';
import { PublishedQuery } from './versions-documents.ts';

const VersionsDialog = lazyPart(async () => (await import('./VersionsDialog.tsx')).VersionsDialog);

/** Whether programs run what is on screen, and the way to all versions. */
export function PublishButton({ workflowId }: { workflowId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { version } = useAutosaveState();
  return (
    <>
      <Button variant="ghost" onClick={() => setIsOpen(true)}>
        {/* Asked anew with each save. */}
        <PublishedState key={version} workflowId={workflowId} />
      </Button>
      <Suspense>{isOpen && <VersionsDialog workflowId={workflowId} onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  );
}

function PublishedState({ workflowId }: { workflowId: string }) {
  const [{ data }] = useQuery({
    query: PublishedQuery,
    variables: { id: workflowId },
    requestPolicy: 'cache-and-network',
  });
  const { label, more, isAhead } = sayPublished(data?.workflow ?? null);
  const Icon = data?.workflow?.publishedVersion ? BookmarkCheck : Send;
  return (
    <span title={more} className="flex items-center gap-1.5">
      <Icon aria-hidden />
      {label}
      {isAhead && <span aria-hidden className="size-1.5 rounded-full bg-warning" />}
      {isAhead && <span className="sr-only">, {more}</span>}
    </span>
  );
}
