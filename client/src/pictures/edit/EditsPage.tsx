import { ArrowLeft, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ImageEditStatus } from '../../api/generated/graphql.ts';
import { AccountSlot } from '../../ui/page/AccountSlot.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { LoadFailed } from '../../ui/page/LoadFailed.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { useDocumentTitle } from '../../ui/page/useDocumentTitle.ts';
import { EditRow } from './EditRow.tsx';
import { useEditModels } from './useEditModels.ts';
import { useEdits } from './useEdits.ts';

type Filter = ImageEditStatus | 'ALL';

const filters: readonly { name: Filter; label: string }[] = [
  { name: 'ALL', label: 'All' },
  { name: 'PROCESSING', label: 'Under way' },
  { name: 'DONE', label: 'Done' },
  { name: 'FAILED', label: 'Failed or cancelled' },
];

/** Every edit that was asked for, newest first, with how it stands. */
export function EditsPage() {
  useDocumentTitle('Edits');
  const [filter, setFilter] = useState<Filter>('ALL');
  const { edits, counts, hasMore, isReading, error, readMore, reload } = useEdits(filter === 'ALL' ? null : filter);
  const models = useEditModels();
  const [, navigate] = useLocation();
  if (error && !edits) return <LoadFailed error={error} onRetry={reload} />;
  const countOf = (name: Filter) => (counts && name !== 'ALL' ? (counts.get(name) ?? 0) : sum(counts));
  return (
    <div className="flex h-full flex-col bg-background">
      <header className="flex h-13 shrink-0 items-center gap-3 border-b border-border bg-surface px-3">
        <Button asChild className="max-md:size-11.5">
          <Link href="/pictures">
            <ArrowLeft />
            <span className="max-md:sr-only">All pictures</span>
          </Link>
        </Button>
        <h1 className="truncate text-base font-semibold">Edits</h1>
        <span className="ml-auto" />
        <AccountSlot />
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-4xl flex-col gap-4 px-6 py-6 pb-24 max-md:px-4">
          <fieldset
            aria-label="Which edits"
            className="-m-0.5 flex gap-1.5 overflow-x-auto p-0.5 [scrollbar-width:none]"
          >
            {filters.map(({ name, label }) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === filter}
                onClick={() => setFilter(name)}
                className={cn(
                  'h-7 shrink-0 rounded-full border border-border bg-surface px-3 text-xs text-text-muted tabular-nums hover:border-border-strong hover:text-text max-md:h-11.5 max-md:px-4',
                  name === filter &&
                    'border-accent bg-accent-soft font-medium text-accent-text hover:border-accent hover:text-accent-text',
                )}
              >
                {label}
                {counts && ` ${countOf(name)}`}
              </button>
            ))}
          </fieldset>
          {!edits && <Skeleton className="h-64 rounded-xl" />}
          {edits?.length === 0 && (
            <EmptyState
              icon={WandSparkles}
              title={filter === 'ALL' ? 'No edits yet' : 'No edit is like that'}
              description={filter === 'ALL' ? 'Open a picture, choose Edit, and say what to change.' : undefined}
            >
              {filter === 'ALL' && (
                <Button asChild variant="primary">
                  <Link href="/pictures">All pictures</Link>
                </Button>
              )}
            </EmptyState>
          )}
          {edits && edits.length > 0 && (
            <ul
              aria-label="Edits"
              className="flex flex-col divide-y divide-border overflow-hidden rounded-xl border border-border bg-surface shadow-card"
            >
              {edits.map((edit) => (
                <EditRow
                  key={edit.id}
                  edit={edit}
                  models={models}
                  shownId={null}
                  onLook={(_edit, result) => navigate(`/pictures/${result.id}#edit`)}
                  onAgain={({ source }) => source && navigate(`/pictures/${source.id}#edit`)}
                  onChanged={reload}
                />
              ))}
            </ul>
          )}
          {hasMore && (
            <Button className="self-center max-md:h-11.5" isBusy={isReading} onClick={readMore}>
              Show more
            </Button>
          )}
        </div>
      </main>
    </div>
  );
}

function sum(counts: ReadonlyMap<ImageEditStatus, number> | null): number {
  return [...(counts?.values() ?? [])].reduce((all, count) => all + count, 0);
}
