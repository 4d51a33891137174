import type { CSSProperties } from 'react';
import { isReused } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';
import type { Span } from './spans.ts';
import type { TimeAxis } from './time-axis.ts';

interface NodeTrackProps {
  node: RunNode;
  spans: readonly Span[];
  axis: TimeAxis;
}

/** A node's bars on the common axis: lighter while it waited in line, hatched where it was paused, a tick at each fault that passed. */
export function NodeTrack({ node, spans, axis }: NodeTrackProps) {
  const color = barColors[node.status];
  return (
    <span aria-hidden className="absolute inset-0" style={{ '--bar': color } as CSSProperties}>
      {spans.map(({ phase, from, to }) => (
        <span
          key={`${phase} ${from}`}
          className="timeline-bar"
          data-phase={phase}
          style={
            {
              '--from': axis.at(from),
              '--to': to === null ? 'var(--now)' : axis.at(to),
              ...(phase === 'PAUSED' && { '--bar': 'var(--warning)' }),
            } as CSSProperties
          }
        />
      ))}
      {node.faults.map(({ at }, index) => (
        <Mark key={`${index} ${at}`} kind="fault" at={axis.at(Date.parse(at))} />
      ))}
      {isReused(node) && node.finishedAt && <Mark kind="reused" at={axis.at(Date.parse(node.finishedAt))} />}
    </span>
  );
}

function Mark({ kind, at }: { kind: 'fault' | 'reused'; at: number }) {
  return <span className="timeline-mark" data-mark={kind} style={{ '--from': at } as CSSProperties} />;
}

const barColors: Record<RunNode['status'], string> = {
  PENDING: 'var(--border-strong)',
  RUNNING: 'var(--running)',
  PAUSED: 'var(--warning)',
  COMPLETED: 'var(--success)',
  FAILED: 'var(--danger)',
  SKIPPED: 'var(--border-strong)',
  CANCELLED: 'var(--border-strong)',
};
