import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { Elapsed } from '../time/Elapsed.tsx';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { NodeStatusIcon } from '../status/NodeStatus.tsx';
import type { RunNode } from '../state/run-state.ts';
import { describeSpans } from './describe-spans.ts';
import { NodeTrack } from './NodeTrack.tsx';
import type { Span } from './spans.ts';
import type { TimeAxis } from './time-axis.ts';

/** Pixels. */
export const rowHeight = 32;
export const columns =
  'grid grid-cols-[8rem_1fr_4.5rem_4.5rem] gap-x-3 px-3 @3xl:grid-cols-[minmax(8rem,14rem)_1fr_4.5rem_4.5rem] max-md:grid-cols-[7rem_1fr_3rem] max-md:gap-x-2';

interface NodeRowProps {
  nodeKey: string;
  node: RunNode;
  spans: readonly Span[];
  axis: TimeAxis;
  isChosen: boolean;
  /** The one that Tab comes to; arrow keys lead to the others. */
  isReachable: boolean;
  onShow: (key: string) => void;
  /** Arrow keys lead to other rows. */
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One node on the time axis. */
export const NodeRow = memo(function NodeRow({
  nodeKey,
  node,
  spans,
  axis,
  isChosen,
  isReachable,
  onShow,
  onKeyDown,
}: NodeRowProps) {
  const words = describeSpans(node, spans, axis);
  return (
    <Tip label={words} side="top">
      <button
        type="button"
        tabIndex={isReachable ? 0 : -1}
        aria-current={isChosen || undefined}
        onClick={() => onShow(nodeKey)}
        onKeyDown={onKeyDown}
        className={cn(
          columns,
          'h-full w-full items-center text-left hover:bg-hover focus-visible:outline-offset-[-2px]',
          isChosen && 'bg-accent-soft hover:bg-accent-soft',
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          <NodeStatusIcon node={node} className="size-3.5 shrink-0" />
          <span className="truncate text-sm">{node.name}</span>
        </span>
        <span className="relative h-full min-w-0 overflow-hidden">
          <NodeTrack node={node} spans={spans} axis={axis} />
        </span>
        <span className="text-right text-xs text-text-muted tabular-nums">
          <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
        </span>
        <span className="text-right text-xs text-text-muted tabular-nums max-md:hidden">
          {isFree(node.cost) ? '' : formatMoney(node.cost)}
        </span>
      </button>
    </Tip>
  );
});
