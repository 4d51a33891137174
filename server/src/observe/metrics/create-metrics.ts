import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Observer } from '../observer.ts';
import { createEngineMetrics } from './engine-metrics.ts';
import { createHttpMetrics } from './http-metrics.ts';

/** What is looked at when somebody asks, rather than told as it happens. */
export interface Readings {
  /** Executions that no server has taken up yet, and for how long the oldest of them has waited. */
  queue(): Promise<{ waiting: number; oldestSeconds: number }>;
}

export interface Metrics {
  observer: Partial<Observer>;
  /** In Prometheus' text format. */
  tell(): Promise<{ contentType: string; text: string }>;
}

/** Makes metrics in one registry. All names begin alike; `collect` is asked for the value when somebody reads it. */
export interface Instruments {
  counter<L extends string = never>(
    name: string,
    help: string,
    labels?: readonly L[],
    collect?: Collect<Counter<L>>,
  ): Counter<L>;
  gauge<L extends string = never>(
    name: string,
    help: string,
    labels: readonly L[],
    collect?: Collect<Gauge<L>>,
  ): Gauge<L>;
  histogram<L extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labels?: readonly L[],
  ): Histogram<L>;
}

type Collect<Metric> = (metric: Metric) => void | Promise<void>;

export function createMetrics(version: string, readings: Readings): Metrics {
  const registry = new Registry();
  const instruments = createInstruments(registry);
  instruments
    .gauge('build_info', 'Always 1; the labels say what runs.', ['version', 'node'])
    .set({ version, node: process.version }, 1);
  const observer = { ...createHttpMetrics(instruments), ...createEngineMetrics(instruments, readings) };
  return {
    observer,
    async tell() {
      const parts = await Promise.all([registry.metrics(), ofProcess().metrics()]);
      return { contentType: registry.contentType, text: parts.join('\n') };
    },
  };
}

/** Of the whole process, however many apps are in it. Gathered from the first time on that somebody asks. */
let processRegistry: Registry | undefined;
function ofProcess(): Registry {
  if (processRegistry) return processRegistry;
  processRegistry = new Registry();
  collectDefaultMetrics({ register: processRegistry });
  return processRegistry;
}

function createInstruments(registry: Registry): Instruments {
  const registers = [registry];
  const full = (name: string) => `visualadgen_${name}`;
  return {
    counter: (name, help, labels = [], collect) =>
      new Counter({ name: full(name), help, labelNames: [...labels], registers, ...collecting(collect) }),
    gauge: (name, help, labels, collect) =>
      new Gauge({ name: full(name), help, labelNames: [...labels], registers, ...collecting(collect) }),
    histogram: (name, help, buckets, labels = []) =>
      new Histogram({ name: full(name), help, buckets: [...buckets], labelNames: [...labels], registers }),
  };
}

function collecting<Metric>(collect: Collect<Metric> | undefined) {
  return (
    collect && {
      collect(this: Metric) {
        return collect(this);
      },
    }
  );
}
