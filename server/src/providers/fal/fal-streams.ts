import type { ProviderRequest, ProviderResult, ProviderUpdate, WaitOptions } from '../../models/provider.ts';
import { cancelled } from '../../network/deadline.ts';
import type { FalApi } from './fal-api.ts';
import { fetchListed, waitForListed } from './listed-request.ts';
import { createOpenStreams } from './open-streams.ts';
import { type Order, submitStream } from './submit-request.ts';

export interface FalStreams {
  /** Null where the endpoint cannot be read while it writes: nothing was accepted. */
  submit(order: Order): Promise<ProviderRequest | null>;
  wait(
    request: ProviderRequest,
    signal: AbortSignal,
    onUpdate: (update: ProviderUpdate) => void,
    options?: WaitOptions,
  ): Promise<void>;
  result(request: ProviderRequest, signal: AbortSignal): Promise<ProviderResult>;
}

/**
 * Answers that are read while they are written. What this process reads it has; what broke off, or what another process had read, is
 * looked up by its id (`listed-request.ts`), and never ordered again here.
 */
export function createFalStreams(api: FalApi, listedWithinMs: number): FalStreams {
  const streams = createOpenStreams();
  const withoutStream = new Set<string>();
  return {
    async submit(order) {
      if (withoutStream.has(order.endpoint)) return null;
      const request = await submitStream(api, streams, order);
      if (!request) withoutStream.add(order.endpoint);
      return request;
    },

    async wait(request, signal, onUpdate, { onError } = {}) {
      const stream = streams.find(request.requestId);
      if (stream) {
        let text = '';
        for await (text of stream.texts(signal)) onUpdate({ state: 'RUNNING', queuePosition: null, logs: [], text });
        if (signal.aborted) throw cancelled(signal);
        if (stream.isWhole()) return onUpdate({ state: 'DONE', queuePosition: null, logs: [], text });
        streams.forget(request.requestId);
      }
      await waitForListed(api, request, { limitMs: listedWithinMs, signal, ...(onError && { onError }) });
    },

    async result(request, signal) {
      const stream = streams.find(request.requestId);
      const isHere = stream?.isWhole() === true;
      streams.forget(request.requestId);
      return { output: isHere ? stream.output() : await fetchListed(api, request, signal), billableUnits: null };
    },
  };
}
