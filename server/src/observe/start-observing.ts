import type { Logger } from 'pino';
import { createLogObserver } from './log/log-observer.ts';
import { createMetrics, type Metrics } from './metrics/create-metrics.ts';
import type { Readings } from './metrics/engine-metrics.ts';
import { type Observer, observeTogether } from './observer.ts';
import { createProviderSight, type Sighting } from './provider-sight.ts';
import type { TraceOptions } from './traces/start-traces.ts';

export interface ObservingOptions {
  log: Logger;
  version: string;
  readings: Readings;
  /** Whether the model of that id looks at pictures. */
  isVision(model: string): boolean;
  /** Undefined where nobody collects traces. */
  traces: Omit<TraceOptions, 'version'> | undefined;
}

export interface Observing {
  /** Told everything. */
  observer: Observer;
  exportMetrics: Metrics['export'];
  providerSeen(): Sighting | undefined;
  /** The same of the models that look at pictures. */
  visionSeen(): Sighting | undefined;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Puts together who watches this server: its log, its metrics, what health tells, and its traces where they are wanted. */
export async function startObserving({
  log,
  version,
  readings,
  isVision,
  traces,
}: ObservingOptions): Promise<Observing> {
  const metrics = createMetrics(version, readings);
  const sight = createProviderSight(isVision);
  // What it takes to tell traces is only loaded where somebody collects them.
  const tracing = traces && (await (await import('./traces/start-traces.ts')).startTraces({ ...traces, version }));
  // First traces, for what is logged may be a part of one.
  const observers = [...(tracing ? [tracing.observer] : []), createLogObserver(log), metrics.observer, sight.observer];
  return {
    observer: observeTogether(observers, (error) => log.error({ err: error }, 'An observer failed.')),
    exportMetrics: metrics.export,
    providerSeen: sight.last,
    visionSeen: sight.lastOfVision,
    close: async () => tracing?.close(),
  };
}
