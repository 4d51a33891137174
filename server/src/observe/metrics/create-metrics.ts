import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Observer } from '../observer.ts';
import { createEngineMetrics, type Readings } from './engine-metrics.ts';
import { createHttpMetrics } from './http-metrics.ts';
import { createInstruments } from './instruments.ts';

export interface Metrics {
  observer: Partial<Observer>;
  /** In Prometheus' text format. */
  export(): Promise<{ contentType: string; text: string }>;
}

export function createMetrics(version: string, readings: Readings): Metrics {
  const registry = new Registry();
  const instruments = createInstruments(registry);
  instruments
    .gauge('build_info', 'Always 1; the labels say what runs.', ['version', 'node'])
    .set({ version, node: process.version }, 1);
  const observer = { ...createHttpMetrics(instruments), ...createEngineMetrics(instruments, readings) };
  return {
    observer,
    async export() {
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
