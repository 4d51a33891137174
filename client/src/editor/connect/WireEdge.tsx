import { BaseEdge, getBezierPath } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useRun } from '../../run/state/RunContext.tsx';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import { cn } from '../../ui/theme/class-names.ts';
import type { FlowEdge } from '../../graph/model/flow.ts';

/** A wire in the colour of what it carries, flowing while a node at one of its ends is at work. */
export const WireEdge = memo(function WireEdge(edge: EdgeProps<FlowEdge>) {
  const kind = edge.data?.kind;
  const isFlowing = useRun(({ nodes }) => [edge.source, edge.target].some((key) => nodes[key]?.status === 'RUNNING'));
  const [path] = getBezierPath(edge);
  return (
    <BaseEdge
      path={path}
      interactionWidth={22}
      className={cn('wire', isFlowing && 'wire-flowing')}
      style={{ stroke: kind ? portLooks[kind].color : 'var(--border-strong)' }}
    />
  );
});
