import { Columns2 } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { formatElapsed } from '../run/time/format-elapsed.ts';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { imageKey, steadyLink } from '../run/value/image-key.ts';
import { rememberCopies } from '../run/image/image-copies.ts';
import { SmallImage } from '../run/image/SmallImage.tsx';
import { RunTime } from '../run/time/RunTime.tsx';
import { sayCaller } from '../run/state/say-caller.ts';
import { isLive } from '../run/state/run-state.ts';
import { Button } from '../ui/controls/Button.tsx';
import { cn } from '../ui/theme/class-names.ts';
import { StatusIcon, statusLooks } from '../ui/display/StatusBadge.tsx';
import { Tip } from '../ui/tooltip/Tooltip.tsx';
import type { HistoryRun } from './history-state.ts';
import { useRunOutcome } from './useRunOutcome.ts';
import { useWords } from '../graph/words/useWords.ts';

interface HistoryRowProps {
  workflowId: string;
  run: HistoryRun;
  /** The run before this one, among those that are shown. */
  previousId: string | null;
  isChosen: boolean;
  onChoose: (id: string) => void;
}

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const mostImages = 5;

/** One run: how it ended, what it was for, what came out and what it cost. */
export const HistoryRow = memo(function HistoryRow({
  workflowId,
  run,
  previousId,
  isChosen,
  onChoose,
}: HistoryRowProps) {
  const words = useWords();
  const made = run.generations.edges.flatMap(({ node }) => node.images);
  rememberCopies(made);
  const paid = made.map(({ url }) => url);
  const isOver = !isLive(run.status);
  // What was taken over was paid for by another run.
  const outcome = useRunOutcome(run, (isOver && paid.length === 0) || run.targetNodeKey != null);
  const images = (paid.length > 0 ? paid : (outcome?.images ?? [])).map((url) => steadyLink(url));
  const caller = sayCaller(run.calledBy);
  const time = timeFormat.format(Date.parse(run.createdAt));
  return (
    <li
      className={cn(
        'group relative flex items-center gap-3 py-2 pr-3 pl-3.5 hover:bg-hover',
        isChosen && 'bg-accent-soft',
      )}
    >
      <input
        type="checkbox"
        aria-label={`Choose the run of ${time}`}
        checked={isChosen}
        onChange={() => onChoose(run.id)}
        className={cn(
          'relative z-10 size-4 shrink-0 accent-(--accent) opacity-50 group-hover:opacity-100 focus-visible:opacity-100',
          isChosen && 'opacity-100',
        )}
      />
      <StatusIcon status={run.status} />
      <div className="flex min-w-0 flex-1 flex-col">
        <Link
          href={`/workflows/${workflowId}/runs/${run.id}`}
          className="text-sm leading-5 font-medium outline-offset-[-2px] after:absolute after:inset-0"
        >
          <time dateTime={run.createdAt}>{time}</time>
        </Link>
        <span className="truncate text-xs text-text-muted">
          {statusLooks[run.status].label}
          {elapsedOf(run)}
          {outcome?.targetName && ` · for “${outcome.targetName}” alone`}
          {caller && ` · ${caller}`}
          {run.isFresh && ' · fresh'}
          {isLive(run.status) && run.isStepping && ' · step by step'}
          {run.retryOf && (
            <>
              {' '}
              · a retry of <RunTime at={run.retryOf.createdAt} />
            </>
          )}
          {outcome?.isAllReused && ' · all reused'}
          {run.error && <span className="text-danger"> · {words.plain(run.error)}</span>}
        </span>
      </div>
      <span aria-hidden className="flex h-10 shrink-0 items-center gap-1 max-md:[&>:nth-child(n+3)]:hidden">
        {images.slice(0, mostImages).map((url) => (
          <SmallImage
            key={imageKey(url)}
            url={url}
            box={{ width: 40, height: 40 }}
            className="size-10 rounded-md bg-surface-sunken object-contain"
          />
        ))}
      </span>
      <span className="w-16 shrink-0 text-right text-xs text-text-muted tabular-nums">
        {isFree(run.totalCost) ? (isOver ? 'free' : '') : formatMoney(run.totalCost)}
      </span>
      <span className="relative z-10 w-7 shrink-0 max-md:hidden">
        {previousId && (
          <Tip label="Compare with the run before">
            <Button
              asChild
              variant="ghost"
              size="icon-sm"
              className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
            >
              <Link
                href={`/workflows/${workflowId}/compare/${previousId}/${run.id}`}
                aria-label={`Compare the run of ${time} with the run before`}
              >
                <Columns2 />
              </Link>
            </Button>
          </Tip>
        )}
      </span>
    </li>
  );
});

function elapsedOf({ startedAt, finishedAt }: HistoryRun): string {
  return startedAt && finishedAt ? ` in ${formatElapsed(Date.parse(finishedAt) - Date.parse(startedAt))}` : '';
}
