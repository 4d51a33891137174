import * as api from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Observer } from '../observer.ts';
import { createTraceObserver } from './trace-observer.ts';

export interface TraceOptions {
  /** Where spans are sent, such as `http://127.0.0.1:4318/v1/traces`. */
  url: string;
  version: string;
  /** Which part of the traces that begin here is kept, from 0 to 1. */
  ratio: number;
}

/** Milliseconds that a collector is given for what is left when the server stops. */
const goodbyeMs = 2_000;

/**
 * OpenTelemetry's own tracing, without anything that patches other libraries: spans are made of what the observer is told.
 * They are sent in batches, as JSON over HTTP. What a collector does not take is dropped; nobody waits for it.
 */
export async function startTraces({ url, version, ratio }: TraceOptions): Promise<{
  observer: Partial<Observer>;
  close(): Promise<void>;
}> {
  const named = detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] });
  const own = resourceFromAttributes({ 'service.name': 'visualadgen', 'service.version': version });
  const provider = new TracerProvider({
    resource: defaultResource().merge(own).merge(named),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }), scheduledDelayMillis: 2_000 })],
  });
  return {
    observer: createTraceObserver(api, provider.getTracer('visualadgen', version)),
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, goodbyeMs)));
      await Promise.race([provider.shutdown().catch(() => {}), enough]);
      clearTimeout(timer);
    },
  };
}
