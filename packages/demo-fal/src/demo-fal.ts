import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Exchange, type Route, sendError } from './exchange.ts';
import { FalError, refused, requestError } from './fal-error.ts';
import { calmPlan, createDice, type FaultPlan } from './faults.ts';
import { createFileStore } from './file-store.ts';
import type { Job } from './job.ts';
import { createJobQueue } from './job-queue.ts';
import type { DemoModel } from './models.ts';
import { platformRoutes } from './platform-routes.ts';
import { type QueueDesk, queueRoutes, syncRoutes } from './queue-routes.ts';
import type { Download } from './read-image-url.ts';
import { runModel, type Studio } from './run-model.ts';
import { fileRoutes, restRoutes } from './storage-routes.ts';
import { steeringRoutes, type Submission } from './steering-routes.ts';
import { createWebhookSender } from './webhook.ts';

export interface DemoFal {
  /** `http://127.0.0.1:port`, no slash at the end. */
  url: string;
  /** Change it at any time; see `FaultPlan`. */
  faults: FaultPlan;
  /** Every POST that was accepted, the oldest first. */
  submissions(): Submission[];
  /** Drops connections, jobs and timers. */
  close(): Promise<void>;
}

/** How many are remembered; enough for any count a test makes. */
const MOST_SUBMISSIONS = 100_000;

export interface DemoFalOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** `lively`: each model takes a time that looks like its own; `instant`: only as long as drawing takes; a number: milliseconds a picture. */
  pace?: 'lively' | 'instant' | number;
  /** `plain`: of one colour, where it is of no matter what they show. `drawn` unless it is said. */
  pictures?: Studio['pictures'];
  faults?: Partial<FaultPlan>;
  /** How pictures are fetched that people name by a link; as `fetch` does, wherever it leads. */
  download?: Download | undefined;
}

/**
 * A server that speaks fal.ai's HTTP protocol and draws its pictures itself. All of fal's hosts are folded onto one origin: the first
 * step of the path is the host, so `https://queue.fal.run/fal-ai/flux/dev` is `{url}/queue.fal.run/fal-ai/flux/dev`.
 */
export async function startDemoFal(options: DemoFalOptions = {}): Promise<DemoFal> {
  const pace = options.pace ?? 'lively';
  const faults: FaultPlan = { ...calmPlan(), ...options.faults };
  const strikes = createDice(faults);
  const submissions: Submission[] = [];
  const closing = new AbortController();
  const { signal } = closing;
  let url = '';

  /** Ends early, without an error, when the server closes. */
  const wait = (ms: number): Promise<void> => delay(ms, undefined, { signal }).catch(() => undefined);
  const files = createFileStore(() => url);
  const webhooks = createWebhookSender(wait, signal, pace === 'lively' ? 2000 : 50);
  const studio: Studio = {
    files,
    faults,
    strikes,
    wait,
    signal,
    download: options.download,
    pictures: options.pictures ?? 'drawn',
    paceOf: (model: Pick<DemoModel, 'pace'>) => (pace === 'lively' ? model.pace : pace === 'instant' ? 0 : pace),
  };
  const queue = createJobQueue({
    dispatchMs: pace === 'lively' ? 250 : 0,
    wait,
    signal,
    perform: (job, tell, release) => runModel(job, studio, tell, release),
    finished: (job) => notify(job),
  });

  const notify = (job: Job): void => {
    const { webhook, outcome } = job;
    if (!webhook || !outcome || job.state === 'cancelled' || signal.aborted || strikes('webhookLost', job.endpoint))
      return;
    webhooks.deliver({ ...job, webhook, outcome });
    if (strikes('webhookTwice', job.endpoint)) webhooks.deliver({ ...job, webhook, outcome });
  };

  const desk: QueueDesk = {
    queue,
    faults,
    strikes,
    origin: () => url,
    accepted(job, { request }) {
      const { id: requestId, endpoint, input, webhook } = job;
      submissions.push({
        requestId,
        endpoint,
        input,
        webhook,
        sentAt: job.sentAt.toISOString(),
        headers: request.headers,
      });
      if (submissions.length > MOST_SUBMISSIONS) submissions.shift();
    },
  };
  const rest = restRoutes(files, webhooks);
  const routes: Record<string, Route> = {
    'queue.fal.run': queueRoutes(desk),
    'fal.run': syncRoutes(desk),
    'rest.fal.ai': rest,
    'rest.alpha.fal.ai': rest,
    'gateway.fal.ai': rest,
    'api.fal.ai': platformRoutes(queue, strikes),
    files: fileRoutes(files),
    _demo: steeringRoutes(faults, submissions),
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://demo');
    const [host = '', ...path] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const exchange: Exchange = { request, response, method: request.method ?? 'GET', path, query: searchParams };
    try {
      if (host !== '_demo' && strikes('slow', request.method === 'POST' ? path.join('/') : undefined))
        await wait(faults.slow.ms);
      const own = await routes[host]?.(exchange);
      if (!own) throw refused(404, 'Not Found');
    } catch (error) {
      sendError(exchange, error instanceof FalError ? error : requestError(500, 'internal_error', String(error)));
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    faults,
    submissions: () => [...submissions],
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
