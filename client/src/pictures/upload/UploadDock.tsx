import { ChevronDown, ChevronUp, Pause, Play, RotateCcw, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ProgressBar } from '../../ui/display/ProgressBar.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { UploadOrder } from './one-tab-sends.ts';
import { countUploads, fits, isOpen, type UploadCounts, type UploadFilter } from './upload-item.ts';
import { uploadStore } from './upload-store.ts';
import { headline } from './upload-words.ts';
import { UploadList } from './UploadList.tsx';

const filters: readonly { name: UploadFilter; label: string }[] = [
  { name: 'all', label: 'All' },
  { name: 'open', label: 'To be sent' },
  { name: 'problems', label: 'Not taken' },
  { name: 'duplicates', label: 'Were there already' },
];

/** All uploads, over whatever page is open: they go on while something else is done. */
export function UploadDock({ onOrder }: { onOrder: (order: UploadOrder) => void }) {
  const { items, isPaused } = useStore(uploadStore);
  const [isFolded, setIsFolded] = useState(false);
  const [filter, setFilter] = useState<UploadFilter>('all');
  const counts = useMemo(() => countUploads(items), [items]);
  const shownFilter = counts[filter] > 0 ? filter : 'all';
  const shown = useMemo(() => items.filter((item) => fits(item, shownFilter)), [items, shownFilter]);
  const box = useRef<HTMLElement>(null);
  useRoomForToasts(box);
  const isOver = counts.open === 0;
  const failed = items.flatMap(({ id, state }) => (state.kind === 'failed' ? [id] : []));
  return (
    <section
      ref={box}
      aria-label="Uploads"
      className="fixed right-4 bottom-4 z-45 flex w-96 animate-enter flex-col overflow-hidden rounded-xl border border-border bg-surface-raised shadow-overlay max-md:inset-x-3 max-md:bottom-[calc(var(--foot,0px)+12px)] max-md:w-auto"
    >
      <header className="flex items-center gap-1 py-1.5 pr-2 pl-3.5">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold tabular-nums">{headline(counts, isPaused)}</h2>
        {!isOver && (
          <IconButton
            label={isPaused ? 'Continue uploading' : 'Pause uploading'}
            className="max-md:size-11.5"
            onClick={() => onOrder({ kind: isPaused ? 'resume' : 'pause' })}
          >
            {isPaused ? <Play /> : <Pause />}
          </IconButton>
        )}
        <IconButton
          label={isFolded ? 'Show the files' : 'Hide the files'}
          aria-expanded={!isFolded}
          className="max-md:size-11.5"
          onClick={() => setIsFolded(!isFolded)}
        >
          {isFolded ? <ChevronUp /> : <ChevronDown />}
        </IconButton>
        {isOver && (
          <IconButton
            label="Put the list away"
            className="max-md:size-11.5"
            onClick={() => onOrder({ kind: 'remove', ids: items.map(({ id }) => id) })}
          >
            <X />
          </IconButton>
        )}
      </header>
      {!isOver && <ProgressBar fraction={counts.fraction} className="rounded-none" />}
      {!isFolded && (
        <>
          <Filters counts={counts} shown={shownFilter} onFilter={setFilter} />
          <UploadList key={shownFilter} items={shown} isPaused={isPaused} onOrder={onOrder} />
          {(failed.length > 0 || !isOver) && (
            <footer className="flex justify-end gap-2 border-t border-border px-3 py-2">
              {failed.length > 0 && (
                <Button size="sm" className="max-md:h-11.5" onClick={() => onOrder({ kind: 'retry', ids: failed })}>
                  <RotateCcw />
                  Try {failed.length === 1 ? 'it' : `all ${failed.length}`} again
                </Button>
              )}
              {!isOver && (
                <Button
                  size="sm"
                  variant="ghost"
                  className="max-md:h-11.5"
                  onClick={() => onOrder({ kind: 'remove', ids: items.filter(isOpen).map(({ id }) => id) })}
                >
                  Cancel what is not sent
                </Button>
              )}
            </footer>
          )}
        </>
      )}
      <Announcer counts={counts} isPaused={isPaused} />
    </section>
  );
}

interface FiltersProps {
  counts: UploadCounts;
  shown: UploadFilter;
  onFilter: (filter: UploadFilter) => void;
}

/** Only where there is something to tell apart. */
function Filters({ counts, shown, onFilter }: FiltersProps) {
  const offered = filters.filter(({ name }) => counts[name] > 0);
  if (counts.problems + counts.duplicates === 0 || offered.every(({ name }) => counts[name] === counts.all))
    return null;
  return (
    <fieldset aria-label="Which files" className="flex gap-1 overflow-x-auto px-3 pt-0.5 pb-1.5 [scrollbar-width:none]">
      {offered.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === shown}
          onClick={() => onFilter(name)}
          className={cn(
            'h-6 shrink-0 rounded-full border border-border px-2.5 text-2xs text-text-muted tabular-nums hover:border-border-strong hover:text-text max-md:h-11.5 max-md:px-4',
            name === shown && 'border-accent bg-accent-soft font-medium text-accent-text',
          )}
        >
          {label} {counts[name]}
        </button>
      ))}
    </fieldset>
  );
}

/** Says when it begins, stops and ends; not each file. */
function Announcer({ counts, isPaused }: { counts: UploadCounts; isPaused: boolean }) {
  const isOver = counts.open === 0;
  const words = isOver ? headline(counts, false) : isPaused ? 'Uploading is paused.' : 'Uploading pictures.';
  return (
    <output aria-live="polite" className="sr-only">
      {words}
    </output>
  );
}

/** Toasts stand above it. */
function useRoomForToasts(box: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty('--dock', `${element.offsetHeight + 12}px`));
    watch.observe(element);
    return () => {
      watch.disconnect();
      style.removeProperty('--dock');
    };
  }, [box]);
}
