import { BaseEdge, getBezierPath } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useRun } from '../../run/state/RunContext.tsx';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import { countText } from '../../graph/lists/list-words.ts';
import { cn } from '../../ui/theme/class-names.ts';
import type { FlowEdge } from '../../graph/model/flow.ts';

/** A wire in the colour of what it carries, flowing while a node at one of its ends is at work; double with a count where it is a list. */
export const WireEdge = memo(function WireEdge(edge: EdgeProps<FlowEdge>) {
  const kind = edge.data?.kind;
  const items = edge.data?.items;
  const isFlowing = useRun(({ nodes }) => [edge.source, edge.target].some((key) => nodes[key]?.status === 'RUNNING'));
  const [path, labelX, labelY] = getBezierPath(edge);
  const stroke = kind ? portLooks[kind].color : 'var(--border-strong)';
  if (items === undefined)
    return (
      <BaseEdge
        path={path}
        interactionWidth={22}
        className={cn('wire', isFlowing && 'wire-flowing')}
        style={{ stroke }}
      />
    );
  return (
    <>
      <path d={path} className={cn('wire wire-list', isFlowing && 'wire-flowing')} style={{ stroke }} />
      <BaseEdge
        path={path}
        interactionWidth={22}
        className="wire-gap"
        label={`${edge.data?.isAllAtOnce ? 'all ' : ''}${countText(items, edge.data?.isAtMost)}`}
        labelX={labelX}
        labelY={labelY}
        labelBgPadding={[7, 3]}
        labelBgBorderRadius={9}
      />
    </>
  );
});
