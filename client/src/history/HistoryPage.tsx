import { ArrowLeft, Columns2, History as HistoryIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { LoadFailed } from '../ui/page/LoadFailed.tsx';
import { useQueryOnce } from '../api/useQueryOnce.ts';
import { AccountSlot } from '../ui/page/AccountSlot.tsx';
import { WorkflowNotFoundPage } from '../graph/workflow/WorkflowNotFoundPage.tsx';
import { createCatalogue } from '../graph/catalogue/catalogue.ts';
import { CatalogueContext } from '../graph/catalogue/CatalogueContext.tsx';
import { CatalogueQuery } from '../graph/catalogue/catalogue-documents.ts';
import { Button } from '../ui/controls/Button.tsx';
import { cn } from '../ui/theme/class-names.ts';
import { EmptyState } from '../ui/page/EmptyState.tsx';
import { Skeleton } from '../ui/display/Skeleton.tsx';
import { useDocumentTitle } from '../ui/page/useDocumentTitle.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { byDay, dayText, filters } from './history-state.ts';
import type { Filter } from './history-state.ts';
import { useHistory } from './useHistory.ts';

const noVariables = {};

/** Every run that a workflow has had: by day, with what came out; two of them can be compared. */
export function HistoryPage({ workflowId }: { workflowId: string }) {
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const history = useHistory(workflowId, filter);
  const { data } = useQueryOnce(CatalogueQuery, noVariables);
  const catalogue = useMemo(() => data && createCatalogue(data), [data]);
  useDocumentTitle(history.name ? `Runs of ${history.name}` : 'Runs');
  if (history.error && history.runs.length === 0)
    return <LoadFailed error={history.error} onRetry={history.readMore} />;

  if (history.isMissing) return <WorkflowNotFoundPage />;

  // The third one takes the place of the one before it.
  const choose = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((other) => other !== id) : [...now.slice(-1), id]));

  return (
    <CatalogueContext value={catalogue ?? null}>
      <div className="flex h-full flex-col bg-background">
        <header className="flex h-13 shrink-0 items-center gap-3 border-b border-border bg-surface px-3">
          <Button asChild className="max-md:size-11.5">
            <Link href={`/workflows/${workflowId}`}>
              <ArrowLeft />
              <span className="max-md:sr-only">Back to editing</span>
            </Link>
          </Button>
          <h1 className="truncate text-base font-semibold">{history.name ?? '\u00a0'}</h1>
          <p className="text-xs text-text-muted">Runs</p>
          <span className="ml-auto" />
          <AccountSlot />
        </header>
        <main className="min-h-0 flex-1 overflow-y-auto">
          <div className="mx-auto flex max-w-4xl flex-col gap-4 px-6 max-md:px-4 py-6 pb-24">
            <Filters filter={filter} onFilter={setFilter} />
            {history.isRead ? (
              <Days workflowId={workflowId} runs={history.runs} filter={filter} chosen={chosen} onChoose={choose} />
            ) : (
              <Skeleton className="h-64" />
            )}
            {history.isRead && history.hasMore && (
              <Button className="self-center" isBusy={history.isReading} onClick={history.readMore}>
                Show more
              </Button>
            )}
          </div>
        </main>
        {chosen.length > 0 && (
          <ChosenBar workflowId={workflowId} chosen={olderFirst(chosen, history.runs)} onClear={() => setChosen([])} />
        )}
      </div>
    </CatalogueContext>
  );
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  return (
    <fieldset aria-label="Which runs" className="flex gap-1.5 overflow-x-auto p-0.5 -m-0.5 [scrollbar-width:none]">
      {(Object.keys(filters) as Filter[]).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === filter}
          onClick={() => onFilter(name)}
          className={cn(
            'h-7 shrink-0 max-md:h-11.5 max-md:px-4 rounded-full border border-border bg-surface px-3 text-xs text-text-muted hover:border-border-strong hover:text-text',
            name === filter &&
              'border-accent bg-accent-soft font-medium text-accent-text hover:border-accent hover:text-accent-text',
          )}
        >
          {filters[name].label}
        </button>
      ))}
    </fieldset>
  );
}

interface DaysProps {
  workflowId: string;
  runs: ReturnType<typeof useHistory>['runs'];
  filter: Filter;
  chosen: readonly string[];
  onChoose: (id: string) => void;
}

function Days({ workflowId, runs, filter, chosen, onChoose }: DaysProps) {
  const [now] = useState(() => Date.now());
  if (runs.length === 0) {
    return filter === 'all' ? (
      <EmptyState icon={HistoryIcon} title="No runs yet" description="Press Run in the editor to see the first one." />
    ) : (
      <EmptyState icon={HistoryIcon} title={`No run is “${filters[filter].label.toLowerCase()}”`} />
    );
  }
  return byDay(runs).map((day) => (
    <section key={day.start} aria-label={dayText(day.start, now)} className="flex flex-col gap-1.5">
      <h2 className="text-xs font-medium text-text-muted">{dayText(day.start, now)}</h2>
      <ul className="flex flex-col divide-y divide-border overflow-hidden rounded-xl border border-border bg-surface shadow-card">
        {day.runs.map((run) => (
          <HistoryRow
            key={run.id}
            workflowId={workflowId}
            run={run}
            previousId={runs[runs.indexOf(run) + 1]?.id ?? null}
            isChosen={chosen.includes(run.id)}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  ));
}

function olderFirst(chosen: readonly string[], runs: DaysProps['runs']): readonly string[] {
  const order = runs.map(({ id }) => id);
  return chosen.toSorted((a, b) => order.indexOf(b) - order.indexOf(a));
}

interface ChosenBarProps {
  workflowId: string;
  chosen: readonly string[];
  onClear: () => void;
}

function ChosenBar({ workflowId, chosen, onClear }: ChosenBarProps) {
  const [a, b] = chosen;
  return (
    <fieldset
      aria-label="Chosen runs"
      className="fixed right-6 bottom-6 z-41 flex max-md:inset-x-3 max-md:bottom-3 max-md:justify-between max-md:[&_a]:h-11.5 max-md:[&_button]:h-11.5 items-center gap-3 rounded-xl border border-border bg-surface-raised py-2 pr-2 pl-4 shadow-overlay"
    >
      <output className="text-sm">{b ? 'Two runs are chosen.' : 'Choose one more run to compare it with.'}</output>
      <Button variant="ghost" onClick={onClear}>
        Clear
      </Button>
      {a && b && (
        <Button asChild variant="primary">
          <Link href={`/workflows/${workflowId}/compare/${a}/${b}`}>
            <Columns2 />
            Compare
          </Link>
        </Button>
      )}
    </fieldset>
  );
}
