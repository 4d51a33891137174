import type { Provider } from '../../models/provider.ts';
import { cancelRequest } from './cancel-request.ts';
import { createFalApi } from './fal-api.ts';
import { createFalStreams } from './fal-streams.ts';
import { fetchResult } from './fetch-result.ts';
import { findLostRequests } from './find-lost-requests.ts';
import { isListedRequest, listedRequest } from './listed-request.ts';
import type { PostTimes } from './post-once.ts';
import { requestById } from './provider-request.ts';
import { submitRequest } from './submit-request.ts';
import { readUnitPrice } from './unit-prices.ts';
import { uploadFile } from './upload-file.ts';
import { createWebhookCheck, type WebhookCheck } from './check-webhook.ts';
import { waitForRequest } from './wait-for-request.ts';

export interface FalProviderOptions {
  /** A key of fal.ai (`FAL_KEY`). */
  credentials: string;
  /** When set, `https://HOST/path` becomes `{baseUrl}/HOST/path`, for all of fal's hosts. */
  baseUrl?: string;
  /** Whoever answers there draws in the models' stead. */
  isDemo?: boolean;
  /** Models that write are read while they do. Else they are in the queue, like all others. */
  streams?: boolean;
  timeouts?: Partial<FalTimeouts>;
  now?: () => number;
}

/** In milliseconds. */
export interface FalTimeouts {
  /** Of the one POST that costs money. */
  submit: PostTimes;
  /** Of each exchange that may be repeated. */
  exchange: number;
  upload: number;
  /** From the first question to a finished request. */
  wait: number;
  /** From a stream that broke off until its answer is given up. */
  listed: number;
  cancel: number;
}

const usual: FalTimeouts = {
  submit: { connectMs: 10_000, answerMs: 60_000, graceMs: 5_000 },
  exchange: 20_000,
  upload: 60_000,
  wait: 600_000,
  listed: 120_000,
  cancel: 10_000,
};

export interface FalProvider extends Provider {
  lookup: NonNullable<Provider['lookup']>;
  checkWebhook: WebhookCheck;
}

/** fal.ai, or a server that speaks its protocol. It holds no connection and no timer between calls. */
export function createFalProvider(options: FalProviderOptions): FalProvider {
  const times = { ...usual, ...options.timeouts };
  const api = createFalApi({ credentials: options.credentials, baseUrl: options.baseUrl, timeoutMs: times.exchange });
  // What was read by an earlier process is looked up also where nothing new is read.
  const byStream = createFalStreams(api, times.listed);
  const streams = options.streams ? byStream : undefined;
  const now = options.now ?? Date.now;
  return {
    name: options.isDemo ? 'demo' : 'fal',
    isDemo: options.isDemo ?? false,
    upload: (bytes, contentType, signal) =>
      uploadFile(api, { bytes, contentType }, { signal, timeoutMs: times.upload }),
    async submit(endpoint, input, signal, { streams: isRead, ...more } = {}) {
      const order = { ...more, endpoint, input, signal, times: times.submit };
      return (isRead && (await streams?.submit(order))) || submitRequest(api, order);
    },
    async lookup(endpoint, input, sentAfter, signal, { streams: isRead } = {}) {
      const ids = await findLostRequests(api, { endpoint, input, sentAfter, signal });
      return ids.map((id) => (isRead && streams ? listedRequest : requestById)(endpoint, id));
    },
    requestById,
    wait: (request, signal, onUpdate, more) =>
      isListedRequest(request)
        ? byStream.wait(request, signal, onUpdate, more)
        : waitForRequest(api, request, { ...more, signal, onUpdate, limitMs: times.wait }),
    result: (request, signal) =>
      isListedRequest(request) ? byStream.result(request, signal) : fetchResult(api, request, signal),
    // What is read while it is written runs to its end, and is billed.
    cancel: async (request) => !isListedRequest(request) && cancelRequest(api, request, times.cancel),
    unitPrice: (endpoint) => readUnitPrice(api, endpoint),
    checkWebhook: createWebhookCheck(api, now),
  };
}
