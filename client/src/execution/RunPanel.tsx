import { Images } from 'lucide-react';
import { useCatalogue } from '../nodes/CatalogueContext.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { LateCorrections } from './correction/LateCorrections.tsx';
import { Elapsed } from './Elapsed.tsx';
import { finalPictures } from './final-pictures.ts';
import { formatMoney } from './money.ts';
import { PausedNodes } from './PausedNodes.tsx';
import { PictureGrid } from './PictureGrid.tsx';
import { RunRemedies } from './Remedy.tsx';
import { RetryRun } from './RetryRun.tsx';
import { useRun } from './RunContext.tsx';
import { RunFacts } from './RunFacts.tsx';
import { Timeline } from './Timeline.tsx';

/** The run on screen: how it stands, what came out, and every node's part in it. */
export function RunPanel({ workflowId }: { workflowId: string }) {
  const execution = useRun((state) => state.execution);
  if (!execution) {
    return (
      <EmptyState
        icon={Images}
        title="No run yet"
        description="Press Run, and what every node does and gives shows here."
      />
    );
  }
  return (
    <ScrollArea className="min-h-0 flex-1">
      <div className="flex flex-col gap-5 p-4 pb-14">
        <section aria-label="How it stands" className="flex flex-col gap-2">
          <div className="flex items-center gap-2 text-xs text-text-muted tabular-nums">
            <StatusBadge status={execution.status} />
            {/* A pause may last for days; they are not the run's. */}
            {execution.status !== 'PAUSED' && (
              <Elapsed startedAt={execution.startedAt} finishedAt={execution.finishedAt} />
            )}
            <span className="ml-auto font-medium text-text">{formatMoney(execution.totalCost)}</span>
          </div>
          <RunFacts workflowId={workflowId} />
          {execution.error && (
            <p className="rounded-lg bg-danger-soft px-2.5 py-2 text-xs break-words">{execution.error}</p>
          )}
          <RunRemedies />
          {(execution.status === 'FAILED' || execution.status === 'CANCELLED') && (
            <RetryRun status={execution.status} />
          )}
        </section>
        <PausedNodes />
        <LateCorrections />
        <Pictures />
        <Timeline />
      </div>
    </ScrollArea>
  );
}

function Pictures() {
  const catalogue = useCatalogue();
  const nodes = useRun((state) => state.nodes);
  const urls = finalPictures(nodes, catalogue);
  if (urls.length === 0) return null;
  return (
    <section aria-label="Pictures" className="flex flex-col gap-2">
      <h3 className="text-xs font-medium">{urls.length === 1 ? '1 picture' : `${urls.length} pictures`}</h3>
      <PictureGrid urls={urls} title="Result" limit={12} />
    </section>
  );
}
