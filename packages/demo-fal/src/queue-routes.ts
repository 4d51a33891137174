import { type Exchange, readJson, requireKey, type Route, sendError, sendJson } from './exchange.ts';
import { FalError, refused } from './fal-error.ts';
import type { FaultPlan, Strikes } from './faults.ts';
import { inferenceTime, type Job } from './job.ts';
import type { JobQueue } from './job-queue.ts';
import { MODELS } from './models.ts';
import { TEXT_MODELS } from './text-models.ts';
import { TOOLS } from './tools.ts';

export interface QueueDesk {
  queue: JobQueue;
  faults: FaultPlan;
  strikes: Strikes;
  origin(): string;
  accepted(job: Job, exchange: Exchange): void;
}

/** `queue.fal.run`: submit, status, stream, result, cancel. */
export function queueRoutes(desk: QueueDesk): Route {
  return async (exchange) => {
    const { method, path } = exchange;
    const at = path.indexOf('requests');
    if (at < 0) {
      if (method !== 'POST') throw refused(405, 'Method Not Allowed');
      await submit(desk, exchange, path.join('/'));
      return true;
    }
    requireKey(exchange);
    const [id = '', ...action] = path.slice(at + 1);
    const job = desk.queue.get(id);
    const what = `${method} ${action.join('/')}`;
    if (!job || job.app !== path.slice(0, 2).join('/')) {
      if (what === 'PUT cancel') sendJson(exchange, 404, { status: 'NOT_FOUND' });
      else throw refused(404, `Request ${id} not found`);
    } else if (what === 'GET status') status(desk, exchange, job);
    else if (what === 'GET status/stream') stream(desk, exchange, job);
    else if (what === 'GET ' || what === 'GET response') result(desk, exchange, job);
    else if (what === 'PUT cancel') cancel(desk, exchange, job);
    else throw refused(405, 'Method Not Allowed');
    return true;
  };
}

/** `fal.run`: the same models, answered on the same connection; those that write also little by little, under `…/stream`. */
export function syncRoutes(desk: QueueDesk): Route {
  return async (exchange) => {
    if (exchange.method !== 'POST') throw refused(405, 'Method Not Allowed');
    const streamed = exchange.path.at(-1) === 'stream' ? exchange.path.slice(0, -1).join('/') : '';
    if (TEXT_MODELS[streamed]) {
      const job = await accept(desk, exchange, streamed);
      if (job) await streamAnswer(desk, exchange, job);
      return true;
    }
    const job = await accept(desk, exchange, exchange.path.join('/'));
    if (!job) return true;
    const outcome = await desk.queue.ended(job);
    sendJson(exchange, outcome.status, outcome.body, { ...outcome.headers, 'x-fal-request-id': job.id });
    return true;
  };
}

/**
 * All that is written so far, again and again, and at last the whole answer. What fails before a word is written is answered as it is.
 * Whoever breaks off the connection is billed all the same: the job runs on, and is in the list of requests.
 */
async function streamAnswer({ queue, faults, strikes }: QueueDesk, exchange: Exchange, job: Job): Promise<void> {
  const { request, response } = exchange;
  const named = { 'x-fal-request-id': job.id };
  const breaks = strikes('breakStream', job.endpoint) ? faults.breakStream.pieces : Infinity;
  let pieces = 0;
  const send = (body: Record<string, unknown>): void => {
    if (!response.headersSent)
      response.writeHead(200, { ...named, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`data: ${JSON.stringify(body)}\n\n`);
    pieces += 1;
    if (pieces === breaks) setImmediate(() => request.socket.resetAndDestroy());
  };
  const stop = queue.watch(job, () => {
    if (job.written && !job.outcome && pieces < breaks) send(job.written);
  });
  response.on('close', stop);
  const { status: code, body, headers } = await queue.ended(job);
  stop();
  if (pieces >= breaks || response.destroyed) return;
  if (!response.headersSent && code >= 400) return sendJson(exchange, code, body, { ...headers, ...named });
  send(code >= 400 ? { output: '', partial: true, error: failureText(body), usage: null } : body);
  response.end();
}

async function submit(desk: QueueDesk, exchange: Exchange, endpoint: string): Promise<void> {
  const job = await accept(desk, exchange, endpoint);
  if (job)
    sendJson(
      exchange,
      200,
      { ...head(desk, job), status: 'IN_QUEUE', queue_position: desk.queue.position(job), gateway_request_id: job.id },
      { 'x-fal-request-id': job.id },
    );
}

/** Takes a job on; `null` when a fault has taken the answer away (the job may exist none the less). */
async function accept(
  { queue, faults, strikes, accepted }: QueueDesk,
  exchange: Exchange,
  endpoint: string,
): Promise<Job | null> {
  const { request, query } = exchange;
  if (strikes('resetBeforeAccept', endpoint)) {
    request.socket.resetAndDestroy();
    return null;
  }
  requireKey(exchange);
  if (!MODELS[endpoint] && !TEXT_MODELS[endpoint] && !TOOLS[endpoint])
    throw refused(404, `Application '${endpoint}' not found`);
  const input = await readJson(exchange);
  if (strikes('rateLimited', endpoint)) {
    throw new FalError(
      429,
      { detail: 'Rate limit exceeded' },
      { 'retry-after': String(faults.rateLimited.retryAfterSeconds), 'x-fal-retryable': 'true' },
    );
  }
  if (strikes('submitError', endpoint)) throw refused(faults.submitError.status, 'Internal Server Error');
  const job = queue.add({ endpoint, input, webhook: query.get('fal_webhook') });
  accepted(job, exchange);
  if (strikes('resetAfterAccept', endpoint)) request.socket.resetAndDestroy();
  else if (strikes('gatewayError', endpoint)) sendError(exchange, refused(faults.gatewayError.status, 'Gateway error'));
  else if (!strikes('lostReply', endpoint)) return job;
  return null;
}

function head(desk: QueueDesk, job: Job): Record<string, string> {
  const base = `${desk.origin()}/queue.fal.run/${job.app}/requests/${job.id}`;
  return { request_id: job.id, response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` };
}

function statusBody(desk: QueueDesk, job: Job, withLogs: boolean): Record<string, unknown> {
  const logs = withLogs ? { logs: job.logs } : {};
  if (job.state === 'queued')
    return { ...head(desk, job), status: 'IN_QUEUE', queue_position: desk.queue.position(job) };
  if (job.state === 'running') return { ...head(desk, job), status: 'IN_PROGRESS', ...logs };
  const { outcome } = job;
  const failure =
    outcome && outcome.status >= 400
      ? { error: failureText(outcome.body), error_type: outcome.headers['x-fal-error-type'] ?? null }
      : {};
  return {
    ...head(desk, job),
    status: 'COMPLETED',
    ...logs,
    metrics: { inference_time: inferenceTime(job) },
    ...failure,
  };
}

const failureText = ({ detail }: Record<string, unknown>): string =>
  typeof detail === 'string' ? detail : JSON.stringify(detail);

function status(desk: QueueDesk, exchange: Exchange, job: Job): void {
  if (desk.strikes('statusError', job.endpoint)) throw refused(desk.faults.statusError.status, 'Internal Server Error');
  const body = statusBody(desk, job, wantsLogs(exchange));
  sendJson(exchange, body['status'] === 'COMPLETED' ? 200 : 202, body, { 'x-fal-request-id': job.id });
}

/** The status as server-sent events: now, and at every change until the job has ended. */
function stream(desk: QueueDesk, exchange: Exchange, job: Job): void {
  const { response } = exchange;
  let sentLogs = 0;
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-fal-request-id': job.id,
  });
  const send = (): void => {
    const body = statusBody(desk, job, wantsLogs(exchange));
    // Each event brings only the lines that are new; the client gathers them.
    if (Array.isArray(body['logs'])) {
      body['logs'] = job.logs.slice(sentLogs);
      sentLogs = job.logs.length;
    }
    response.write(`data: ${JSON.stringify(body)}\n\n`);
    if (job.outcome) response.end();
  };
  send();
  if (job.outcome) return;
  const stop = desk.queue.watch(job, send);
  response.on('close', stop);
}

function result(desk: QueueDesk, exchange: Exchange, job: Job): void {
  if (!job.outcome) throw refused(400, 'Request is still in progress');
  if (desk.strikes('resultError', job.endpoint)) throw refused(desk.faults.resultError.status, 'Internal Server Error');
  const { status: code, body, headers } = job.outcome;
  sendJson(exchange, code, body, { ...headers, 'x-fal-request-id': job.id });
}

function cancel(desk: QueueDesk, exchange: Exchange, job: Job): void {
  const answer = desk.queue.cancel(job);
  sendJson(exchange, answer === 'CANCELLATION_REQUESTED' ? 202 : 400, { status: answer });
}

const wantsLogs = ({ query }: Exchange): boolean => ['1', 'true'].includes(query.get('logs') ?? '');
