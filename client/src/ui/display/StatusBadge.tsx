import { Ban, CircleCheck, CircleDashed, CirclePause, LoaderCircle, OctagonX, SkipForward } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Badge } from './Badge.tsx';
import type { BadgeTone } from './Badge.tsx';
import { cn } from '../theme/class-names.ts';

/** Every state that an execution or one of its nodes can be in. */
export type Status = 'PENDING' | 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'SKIPPED' | 'CANCELLED';

interface StatusLook {
  label: string;
  tone: BadgeTone;
  icon: LucideIcon;
  /** The text colour of the icon where it stands alone. */
  color: string;
  isSpinning?: boolean;
}

/** A shape, a word and a colour each, so that no state is told by colour alone. */
export const statusLooks: Record<Status, StatusLook> = {
  PENDING: { label: 'Waiting', tone: 'neutral', icon: CircleDashed, color: 'text-text-muted' },
  RUNNING: { label: 'Running', tone: 'running', icon: LoaderCircle, color: 'text-running', isSpinning: true },
  PAUSED: { label: 'Paused', tone: 'warning', icon: CirclePause, color: 'text-warning' },
  COMPLETED: { label: 'Done', tone: 'success', icon: CircleCheck, color: 'text-success' },
  FAILED: { label: 'Failed', tone: 'danger', icon: OctagonX, color: 'text-danger' },
  SKIPPED: { label: 'Skipped', tone: 'neutral', icon: SkipForward, color: 'text-text-muted' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral', icon: Ban, color: 'text-text-muted' },
};

/** The shape alone, for tight places; screen readers get the word. */
export function StatusIcon({ status, className }: { status: Status; className?: string }) {
  const { icon: Icon, label, color, isSpinning } = statusLooks[status];
  return (
    <span className="inline-flex">
      <Icon aria-hidden className={cn('size-4', color, isSpinning && 'animate-spin-slow', className)} />
      <span className="sr-only">{label}</span>
    </span>
  );
}

export function StatusBadge({ status, className }: { status: Status; className?: string }) {
  const { icon: Icon, label, tone, isSpinning } = statusLooks[status];
  return (
    <Badge tone={tone} className={className}>
      <Icon aria-hidden className={cn(isSpinning && 'animate-spin-slow')} />
      {label}
    </Badge>
  );
}
