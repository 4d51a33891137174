import { LayoutTemplate, SearchX } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ComponentType } from 'react';
import { openDialog } from '../ui/overlays/open-dialog.ts';
import { Button } from '../ui/controls/Button.tsx';
import { EmptyState } from '../ui/page/EmptyState.tsx';
import { FirstVisit } from './FirstVisit.tsx';
import { GridPage } from './GridPage.tsx';
import { useOutputKinds } from '../graph/preview/useOutputKinds.ts';
import { lazyPart } from '../ui/loading/lazy-part.ts';

const TemplateStrip = lazyPart(async () => (await import('./templates/TemplateStrip.tsx')).TemplateStrip);

/** Whoever has no more than these is still finding out what can be made. */
const fewWorkflows = 6;

/** What the app has for those who are new here. */
export interface NewcomerHelp {
  /** Stands above the workflows, and keeps its place while `isWaiting` for whether there are any. */
  Offer: ComponentType<{ isWaiting: boolean }>;
  onStartTour: () => Promise<void>;
}

interface WorkflowGridProps extends NewcomerHelp {
  search: string;
}

/** The cards, page after page. Each page keeps its own query, so that a change anywhere shows where it belongs. */
export function WorkflowGrid({ search, Offer, onStartTour }: WorkflowGridProps) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  const [count, setCount] = useState<number | null>(null);
  const kinds = useOutputKinds();
  const isFirstVisit = count === 0 && !search;
  const isNew = !search && count !== null && count > 0 && count <= fewWorkflows;
  return (
    <>
      {!search && !isFirstVisit && <Offer isWaiting={count === null} />}
      <div className="mb-4 flex h-8 items-center gap-2">
        <h1 className="truncate text-lg font-semibold tracking-tight">
          {search ? `Results for “${search}”` : 'Workflows'}
        </h1>
        {count !== null && count > 0 && (
          <span className="text-sm text-text-muted tabular-nums">
            {count}
            <span className="sr-only"> in all</span>
          </span>
        )}
        {!search && (
          <Button variant="ghost" className="-mr-3 ml-auto max-md:h-11.5" onClick={() => openDialog('templates')}>
            <LayoutTemplate />
            Templates
          </Button>
        )}
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,260px),1fr))] gap-4">
        {cursors.map((cursor, index) => (
          <GridPage
            key={cursor}
            cursor={cursor}
            search={search}
            kinds={kinds}
            onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null}
            empty={search ? <NothingFound search={search} /> : <FirstVisit onStartTour={onStartTour} />}
            onCount={setCount}
          />
        ))}
      </ul>
      <Suspense>{isNew && <TemplateStrip kinds={kinds} />}</Suspense>
    </>
  );
}

function NothingFound({ search }: { search: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No matches"
      description={`No workflow has “${search}” in its name.`}
      className="py-24"
    />
  );
}
