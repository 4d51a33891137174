import { CircleDashed, CircleSlash, RefreshCw, TriangleAlert } from 'lucide-react';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { countText } from '../../graph/lists/list-words.ts';
import { useIsAtMost, useItemCount, useRunsText } from '../../graph/lists/useItemCount.ts';
import type { CardData } from '../../graph/model/flow.ts';
import { isToDo } from '../../graph/words/problems.ts';
import { NamedIcon } from '../../ui/display/NamedIcon.tsx';
import { BreakpointToggle } from './BreakpointToggle.tsx';

interface CardHeaderProps {
  nodeKey: string;
  data: Pick<CardData, 'name' | 'hasBreakpoint' | 'isFresh' | 'isMuted'>;
  icon: string;
  /** What the type is called. */
  title: string;
}

export function CardHeader({ nodeKey, data, icon, title }: CardHeaderProps) {
  const { name, hasBreakpoint, isFresh, isMuted } = data;
  return (
    <div className="card-header flex items-center gap-2.5 px-3 pt-2.5 pb-2">
      <span className="flex size-7 shrink-0 items-center justify-center rounded-lg bg-surface-sunken text-text-muted">
        <NamedIcon name={icon} className="size-4" />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-sm leading-4.5 font-semibold">{name}</span>
        {name !== title && <span className="truncate text-2xs leading-3.5 text-text-muted">{title}</span>}
      </span>
      {isMuted ? <MutedMark /> : <ItemsMark nodeKey={nodeKey} />}
      <BreakpointToggle nodeKey={nodeKey} isSet={hasBreakpoint} />
      {isFresh && <FreshMark />}
      <ProblemMark nodeKey={nodeKey} />
    </div>
  );
}

/** How often it will run, where lists come in. */
function ItemsMark({ nodeKey }: { nodeKey: string }) {
  const count = useItemCount(nodeKey);
  const isAtMost = useIsAtMost(nodeKey);
  const text = useRunsText(nodeKey);
  if (count === undefined || text === null) return null;
  return (
    <span
      title={text}
      className="shrink-0 rounded-md bg-accent-soft px-1.5 py-0.5 text-2xs font-semibold text-accent-text tabular-nums"
    >
      <span aria-hidden>
        {isAtMost ? '' : '× '}
        {countText(count, isAtMost)}
      </span>
      <span className="sr-only">{text}</span>
    </span>
  );
}

function MutedMark() {
  return (
    <span
      title="Muted: it does not run and costs nothing"
      className="flex shrink-0 items-center gap-1 rounded-md bg-hover px-1.5 py-0.5 text-2xs font-medium text-text-muted"
    >
      <CircleSlash aria-hidden className="size-3" />
      Muted
    </span>
  );
}

function FreshMark() {
  return (
    <span title="Always makes fresh results: earlier ones are not reused" className="text-text-muted">
      <RefreshCw aria-hidden className="size-3.5" />
      <span className="sr-only">Always fresh</span>
    </span>
  );
}

function ProblemMark({ nodeKey }: { nodeKey: string }) {
  const problems = useEditor(({ problemsByNode }) => problemsByNode[nodeKey]);
  if (!problems) return null;
  const text = problems.map(({ message }) => message).join('\n');
  const isNew = problems.every(isToDo);
  return (
    <span title={text} className={isNew ? 'text-text-muted' : 'text-warning'}>
      {isNew ? <CircleDashed aria-hidden className="size-4" /> : <TriangleAlert aria-hidden className="size-4" />}
      <span className="sr-only">{text}</span>
    </span>
  );
}
