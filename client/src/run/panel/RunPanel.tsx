import { Download, Expand, Images } from 'lucide-react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { imagesOfRun, imageTitle } from '../results/run-images.ts';
import { useExportRun } from '../export/useExportRun.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { StatusBadge } from '../../ui/display/StatusBadge.tsx';
import { LateCorrections } from '../correction/LateCorrections.tsx';
import { CostMeter } from './CostMeter.tsx';
import { openDrawer } from '../drawer/drawer-store.ts';
import { Elapsed } from '../time/Elapsed.tsx';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { PausedNodes } from '../node/PausedNodes.tsx';
import { panelImageWidth, ImageGrid } from '../image/ImageGrid.tsx';
import { RunRemedies } from '../remedy/Remedy.tsx';
import { RetryRun } from './RetryRun.tsx';
import { useRun } from '../state/RunContext.tsx';
import { isLive } from '../state/run-state.ts';
import { RunFacts } from './RunFacts.tsx';
import { Timeline } from './Timeline.tsx';
import { useWords } from '../../graph/words/useWords.ts';

interface RunPanelProps {
  workflowId: string;
  /** Chooses a node on the canvas. */
  onShow: (key: string) => void;
}

/** The run on screen: how it stands, what came out, and every node's part in it. */
export function RunPanel({ workflowId, onShow }: RunPanelProps) {
  const execution = useRun((state) => state.execution);
  const words = useWords();
  if (!execution) {
    return (
      <EmptyState
        icon={Images}
        title="No run yet"
        description="Press Run to see here what every node does, and its results."
      />
    );
  }
  return (
    <ScrollArea className="min-h-0 flex-1">
      <div className="flex flex-col gap-5 p-4">
        <section aria-label="Status" className="flex flex-col gap-2">
          <div className="flex items-center gap-2 text-xs text-text-muted tabular-nums">
            <StatusBadge status={execution.status} />
            {execution.isStepping && isLive(execution.status) && (
              <span title="It pauses before every node, until it is resumed">Step by step</span>
            )}
            {/* A pause may last for days; they are not the run's. */}
            {execution.status !== 'PAUSED' && (
              <Elapsed startedAt={execution.startedAt} finishedAt={execution.finishedAt} />
            )}
            <span className="ml-auto font-medium text-text">{formatMoney(execution.totalCost)}</span>
          </div>
          <RunFacts workflowId={workflowId} />
          <CostMeter />
          {execution.error && (
            <p className="rounded-lg bg-danger-soft px-2.5 py-2 text-xs break-words">{words.plain(execution.error)}</p>
          )}
          <RunRemedies />
          {(execution.status === 'FAILED' || execution.status === 'CANCELLED') && (
            <RetryRun status={execution.status} />
          )}
        </section>
        <PausedNodes />
        <LateCorrections />
        <FinalImages workflowId={workflowId} />
        <Timeline onShow={onShow} />
      </div>
    </ScrollArea>
  );
}

function FinalImages({ workflowId }: { workflowId: string }) {
  const catalogue = useCatalogue();
  const nodes = useRun((state) => state.nodes);
  const images = imagesOfRun(nodes, catalogue).filter(({ group }) => group === 'final');
  const { exportRun, isBusy } = useExportRun(workflowId);
  if (images.length === 0) return null;
  return (
    <section aria-label="Pictures" className="flex flex-col gap-2">
      <div className="flex items-center">
        <h3 className="mr-auto text-xs font-medium">
          {images.length === 1 ? '1 picture' : `${images.length} pictures`}
        </h3>
        <Button size="sm" variant="ghost" isBusy={isBusy} onClick={() => void exportRun()}>
          <Download />
          Export
        </Button>
        <Button size="sm" variant="ghost" className="-mr-2" onClick={() => openDrawer('results')}>
          <Expand />
          Results
        </Button>
      </div>
      <ImageGrid
        urls={images.map(({ url }) => url)}
        title="the run"
        titles={images.map(imageTitle)}
        limit={12}
        width={panelImageWidth}
      />
    </section>
  );
}
