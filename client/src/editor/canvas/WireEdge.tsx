import { BaseEdge, getBezierPath } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useRun } from '../../execution/RunContext.tsx';
import { portColors } from '../../nodes/port-looks.ts';
import { cn } from '../../ui/class-names.ts';
import type { FlowEdge } from '../graph/flow.ts';

/** A wire in the colour of what it carries, flowing while the node it feeds is at work. */
export const WireEdge = memo(function WireEdge(edge: EdgeProps<FlowEdge>) {
  const kind = edge.data?.kind;
  const isFlowing = useRun(({ nodes }) => nodes[edge.target]?.status === 'RUNNING');
  const [path] = getBezierPath(edge);
  return (
    <BaseEdge
      path={path}
      interactionWidth={22}
      className={cn('wire', isFlowing && 'wire-flowing')}
      style={{ stroke: kind ? portColors[kind] : 'var(--border-strong)' }}
    />
  );
});
