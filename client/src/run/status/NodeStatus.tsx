import { History, Recycle, TriangleAlert } from 'lucide-react';
import { Badge } from '../../ui/display/Badge.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { StatusIcon, statusLooks } from '../../ui/display/StatusBadge.tsx';
import { isReused } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';
import { statusText } from './status-text.ts';

const reuseNote = 'Nothing it depends on had changed, so its earlier result was reused and not paid for again.';

const outdatedNote = 'Something that it is made from has changed since. The next run makes it again.';

/** A node's state as a shape, a word and a colour. */
export function NodeStatus({ node, isOutdated = false }: { node: RunNode; isOutdated?: boolean }) {
  if (isOutdated) {
    return (
      <Badge tone="warning" title={outdatedNote}>
        <History aria-hidden />
        Out of date
      </Badge>
    );
  }
  const { icon: Icon, tone, isSpinning } = statusLooks[node.status];
  if (node.status === 'COMPLETED' && node.hasFailedItems) {
    return (
      <Badge
        tone="warning"
        title="Some of its items failed. The run went on with the others; a retry runs those alone."
      >
        <TriangleAlert aria-hidden />
        {statusText(node)}
      </Badge>
    );
  }
  if (isReused(node)) {
    return (
      <Badge tone="neutral" title={reuseNote}>
        <Recycle aria-hidden />
        {statusText(node)}
      </Badge>
    );
  }
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className={cn(isSpinning && 'animate-spin-slow')} />
      {statusText(node)}
    </Badge>
  );
}

/** The shape alone, beside which the word stands. */
export function NodeStatusIcon({ node, className }: { node: RunNode; className?: string }) {
  if (node.status === 'COMPLETED' && node.hasFailedItems)
    return (
      <span className="inline-flex">
        <TriangleAlert aria-hidden className={cn('size-4 text-warning', className)} />
      </span>
    );
  if (!isReused(node)) return <StatusIcon status={node.status} className={className} />;
  return (
    <span className="inline-flex">
      <Recycle aria-hidden className={cn('size-4 text-text-muted', className)} />
    </span>
  );
}
