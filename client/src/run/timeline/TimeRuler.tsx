import type { CSSProperties } from 'react';
import { formatElapsed } from '../time/format-elapsed.ts';
import { roundStep } from './time-axis.ts';
import type { TimeScale } from './useTimeScale.ts';

const mostTicks = 6;
/** Further right a label would be cut. */
const lastLabel = 0.93;

/** Round times of work, from the run's beginning on. */
function ticksOf({ axis, span }: TimeScale): { worked: number; at: number }[] {
  const step = roundStep(span, mostTicks);
  const ticks: { worked: number; at: number }[] = [];
  for (let worked = 0; ; worked += step) {
    const at = axis.atWorked(worked);
    if (at > span) return ticks;
    ticks.push({ worked, at });
  }
}

/** The lines that go down through all rows, and the rests of the run. */
export function TimeLines({ scale }: { scale: TimeScale }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      {ticksOf(scale).map(({ worked, at }) => (
        <span key={worked} className="timeline-tick" style={{ '--from': at } as CSSProperties} />
      ))}
      {scale.axis.folds.map(({ from, to }) => (
        <span key={from} className="timeline-fold" style={{ '--from': from, '--to': to } as CSSProperties} />
      ))}
    </div>
  );
}

/** The times above the rows. */
export function TimeLabels({ scale }: { scale: TimeScale }) {
  return (
    <div aria-hidden className="relative h-6 overflow-hidden">
      {ticksOf(scale)
        .filter(({ at }) => at < scale.span * lastLabel)
        .map(({ worked, at }) => (
          <span
            key={worked}
            className="timeline-tick border-none pt-1 pl-1.5 text-2xs whitespace-nowrap text-text-muted tabular-nums"
            style={{ '--from': at } as CSSProperties}
          >
            {worked === 0 ? '0' : tickText(worked)}
          </span>
        ))}
    </div>
  );
}

function tickText(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${ms / 1_000} s`;
  return formatElapsed(ms).replace(/ 0 s$/, '');
}
