import { z } from 'zod';
import { type Exchange, readJson, type Route, sendJson } from './exchange.ts';
import { FalError } from './fal-error.ts';
import { inferenceTime, type Job } from './job.ts';
import type { Strikes } from './faults.ts';
import type { JobQueue } from './job-queue.ts';
import { MODELS } from './models.ts';
import { TOOLS } from './tools.ts';

/** `api.fal.ai/v1`: prices, estimates, and the requests made lately. */
export function platformRoutes(queue: JobQueue, strikes: Strikes): Route {
  return async (exchange) => {
    if (!/^Key \S+/.test(exchange.request.headers.authorization ?? ''))
      throw problem(401, 'authorization_error', 'Authentication required');
    switch (`${exchange.method} ${exchange.path.join('/')}`) {
      case 'GET v1/models/pricing':
        sendJson(exchange, 200, { prices: endpointsAsked(exchange).map(priceOf), next_cursor: null, has_more: false });
        return true;
      case 'POST v1/models/pricing/estimate':
        sendJson(exchange, 200, estimate(await readJson(exchange)));
        return true;
      case 'GET v1/models/requests/by-endpoint':
        sendJson(exchange, 200, requests(exchange, queue, strikes));
        return true;
      default:
        return false;
    }
  };
}

const problem = (status: number, type: string, message: string): FalError =>
  new FalError(status, { error: { type, message } });

/** `endpoint_id`, repeated or with commas. */
function endpointsAsked({ query }: Exchange): string[] {
  const asked = query
    .getAll('endpoint_id')
    .flatMap((value) => value.split(','))
    .filter(Boolean);
  if (asked.length === 0 || asked.length > 50)
    throw problem(400, 'validation_error', 'endpoint_id: between 1 and 50 endpoints are required');
  return asked;
}

function priceOf(endpoint: string): { endpoint_id: string; unit_price: number; unit: string; currency: 'USD' } {
  const model = MODELS[endpoint] ?? TOOLS[endpoint];
  if (!model) throw problem(404, 'not_found', `Endpoint '${endpoint}' not found`);
  return { endpoint_id: endpoint, unit_price: model.price.unitPrice, unit: model.price.unit, currency: 'USD' };
}

const quantity = z.number().positive();
const ESTIMATE = z.discriminatedUnion('estimate_type', [
  z.object({
    estimate_type: z.literal('unit_price'),
    endpoints: z.record(z.string(), z.object({ unit_quantity: quantity })),
  }),
  z.object({
    estimate_type: z.literal('historical_api_price'),
    endpoints: z.record(z.string(), z.object({ call_quantity: quantity })),
  }),
]);

function estimate(body: unknown): Record<string, unknown> {
  const read = ESTIMATE.safeParse(body);
  if (!read.success) throw problem(400, 'validation_error', z.prettifyError(read.error));
  const costs = Object.entries(read.data.endpoints).map(([endpoint, amount]) => {
    const units = 'unit_quantity' in amount ? amount.unit_quantity : amount.call_quantity;
    return priceOf(endpoint).unit_price * units;
  });
  const total = Number(costs.reduce((sum, cost) => sum + cost, 0).toFixed(9));
  return { estimate_type: read.data.estimate_type, total_cost: total, currency: 'USD' };
}

/** The newest first; payloads only with `expand=payloads`, as at fal. */
function requests(exchange: Exchange, queue: JobQueue, strikes: Strikes): Record<string, unknown> {
  const { query } = exchange;
  const endpoints = new Set(endpointsAsked(exchange));
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw problem(400, 'validation_error', 'limit: between 1 and 100');
  const page = query.has('cursor') ? Number(Buffer.from(query.get('cursor') ?? '', 'base64').toString()) : 1;
  const [start, end] = [dateOf(query.get('start')) ?? Date.now() - 86_400_000, dateOf(query.get('end')) ?? Infinity];
  const [id, wanted] = [query.get('request_id'), query.get('status')];
  const found = queue
    .all()
    .toReversed()
    .filter((job) => endpoints.has(job.endpoint) && job.sentAt.getTime() >= start && job.sentAt.getTime() < end)
    .filter((job) => (!id || job.id === id) && (!wanted || wanted === verdict(job)));
  const items = found
    .slice((page - 1) * limit, page * limit)
    .map((job) => row(job, strikes, query.getAll('expand').includes('payloads')));
  const more = found.length > page * limit;
  return { items, next_cursor: more ? Buffer.from(String(page + 1)).toString('base64') : null, has_more: more };
}

function row(job: Job, strikes: Strikes, withPayloads: boolean): Record<string, unknown> {
  const payloads = () => {
    const output = job.outcome && !strikes('unkept', job.endpoint) ? job.outcome.body : null;
    return { json_input: job.input, json_output: output };
  };
  return {
    request_id: job.id,
    endpoint_id: job.endpoint,
    sent_at: job.sentAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    ended_at: job.endedAt?.toISOString() ?? null,
    status: verdict(job),
    status_code: job.outcome?.status ?? null,
    duration: inferenceTime(job),
    ...(withPayloads && payloads()),
  };
}

function verdict({ outcome }: Job): 'success' | 'user_error' | 'error' | null {
  if (!outcome) return null;
  return outcome.status < 400 ? 'success' : outcome.status < 500 ? 'user_error' : 'error';
}

const dateOf = (text: string | null): number | null => (text === null ? null : Date.parse(text));
