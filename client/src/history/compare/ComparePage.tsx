import { ArrowLeft, ArrowLeftRight } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { LoadFailed } from '../../ui/page/LoadFailed.tsx';
import { AccountSlot } from '../../ui/page/AccountSlot.tsx';
import { useQueryOnce } from '../../api/useQueryOnce.ts';
import { NotFoundPage } from '../../ui/page/NotFoundPage.tsx';
import { CatalogueContext } from '../../graph/catalogue/CatalogueContext.tsx';
import { createCatalogue } from '../../graph/catalogue/catalogue.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { CatalogueQuery } from '../../graph/catalogue/catalogue-documents.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { useDocumentTitle } from '../../ui/page/useDocumentTitle.ts';
import { ChangesView } from './ChangesView.tsx';
import { type ComparedRun, ComparedRunQuery } from './compare-documents.ts';
import { compareGraphs } from '../../graph/changes/compare-graphs.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { ImagesCompared } from './ImagesCompared.tsx';
import { RunHead } from './RunHead.tsx';

const noVariables = {};

interface ComparePageProps {
  workflowId: string;
  /** The run on the left, and the one on the right. */
  ids: readonly [string, string];
}

/** Two runs of a workflow beside one another: what changed between them, what came out, and what each cost and took. */
export function ComparePage({ workflowId, ids: [left, right] }: ComparePageProps) {
  const a = useQueryOnce(ComparedRunQuery, { id: left });
  const b = useQueryOnce(ComparedRunQuery, { id: right });
  const { data, error, retry } = useQueryOnce(CatalogueQuery, noVariables);
  const catalogue = useMemo(() => data && createCatalogue(data), [data]);
  const failed = a.error ?? b.error ?? error;
  if (failed)
    return (
      <LoadFailed
        error={failed}
        onRetry={() => {
          a.retry();
          b.retry();
          retry();
        }}
      />
    );
  if (!a.data || !b.data || !catalogue) return <Skeleton className="m-6 h-96" />;
  if (!a.data.execution || !b.data.execution) return <NotFoundPage title="One of these runs does not exist" />;
  return (
    <CatalogueContext value={catalogue}>
      <Compared workflowId={workflowId} a={a.data.execution} b={b.data.execution} catalogue={catalogue} />
    </CatalogueContext>
  );
}

interface ComparedProps {
  workflowId: string;
  a: ComparedRun;
  b: ComparedRun;
  catalogue: Catalogue;
}

function Compared({ workflowId, a, b, catalogue }: ComparedProps) {
  const name = b.workflow?.name ?? 'Deleted workflow';
  useDocumentTitle(`Two runs of ${name}`);
  const changes = useMemo(() => compareGraphs(a.graph, b.graph, catalogue), [a, b, catalogue]);
  return (
    <div className="flex h-full flex-col bg-background">
      <header className="flex h-13 shrink-0 items-center gap-3 border-b border-border bg-surface px-3">
        <Button asChild className="max-md:size-11.5">
          <Link href={`/workflows/${workflowId}/runs`}>
            <ArrowLeft />
            <span className="max-md:sr-only">All runs</span>
          </Link>
        </Button>
        <h1 className="truncate text-base font-semibold">{name}</h1>
        <p className="text-xs text-text-muted max-md:sr-only">Two runs compared</p>
        <span className="ml-auto" />
        <AccountSlot />
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-6xl flex-col gap-8 px-6 py-6 pb-16 max-md:px-4">
          <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 max-md:grid-cols-1 max-md:justify-items-stretch">
            <RunHead workflowId={workflowId} run={a} />
            <Tip label="Swap the two runs">
              <Button
                asChild
                variant="ghost"
                size="icon"
                className="max-md:size-11.5 max-md:rotate-90 max-md:justify-self-center"
              >
                <Link href={`/workflows/${workflowId}/compare/${b.id}/${a.id}`} aria-label="Swap the two runs">
                  <ArrowLeftRight />
                </Link>
              </Button>
            </Tip>
            <RunHead workflowId={workflowId} run={b} against={a} />
          </div>
          <ChangesView changes={changes} />
          <ImagesCompared a={a} b={b} />
          <FiguresTable a={a} b={b} />
        </div>
      </main>
    </div>
  );
}
