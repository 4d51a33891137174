import { Badge } from '../ui/Badge.tsx';
import { cn } from '../ui/class-names.ts';
import { statusLooks } from '../ui/StatusBadge.tsx';
import type { RunNode } from './run-state.ts';
import { statusText } from './status-text.ts';

/** A node's state as a shape, a word and a colour. */
export function NodeStatus({ node }: { node: RunNode }) {
  const { icon: Icon, tone, isSpinning } = statusLooks[node.status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className={cn(isSpinning && 'animate-spin-slow')} />
      {statusText(node)}
    </Badge>
  );
}
