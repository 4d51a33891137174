import { startDemoFal, type DemoFalOptions } from '@visualadgen/demo-fal/demo-fal.ts';
import type { ProviderRequest, ProviderUpdate } from '../src/models/provider.ts';
import { createFalProvider, type FalTimeouts } from '../src/providers/fal/create-fal-provider.ts';
import { startFaultProxy } from './fault-proxy.ts';

export type FalBench = Awaited<ReturnType<typeof startFalBench>>;

export const never = new AbortController().signal;
export const schnell = 'fal-ai/flux/schnell';
export const input = { prompt: 'a red kettle', num_images: 1, seed: 7, image_size: { width: 64, height: 64 } };

/** For tests: the provider before the demo server, with a wire between them that can be broken. */
export async function startFalBench(
  timeouts: Partial<FalTimeouts> = {},
  pace: DemoFalOptions['pace'] = 'instant',
  streams = false,
) {
  const demo = await startDemoFal({ pictures: 'plain', pace });
  const wire = await startFaultProxy(demo.url);
  const provider = createFalProvider({
    credentials: 'test-key',
    baseUrl: wire.url,
    streams,
    // Nothing waits so long when it works: those who wait in vain say for how long.
    timeouts: { submit: { connectMs: 60_000, answerMs: 60_000, graceMs: 1_000 }, exchange: 60_000, ...timeouts },
  });

  return {
    demo,
    wire,
    provider,
    order: (extra: Record<string, unknown> = {}) => provider.submit(schnell, { ...input, ...extra }, never),
    async waitFor(request: ProviderRequest, signal: AbortSignal = never) {
      const updates: ProviderUpdate[] = [];
      await provider.wait(request, signal, (update) => updates.push(update));
      return updates;
    },
    async close() {
      await wire.close();
      await demo.close();
    },
  };
}

/** The fault that a promise ends with. */
export async function faultOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('It was expected to fail.');
    },
    (fault: unknown) => fault,
  );
}
