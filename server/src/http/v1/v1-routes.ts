import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiClient } from '../api-client.ts';
import type { Admission } from '../admission.ts';
import type { Clients } from '../clients.ts';
import type { Route } from '../http-server.ts';
import { admitAtDoor, type DoorAsker } from '../runs/door-asker.ts';
import { asDoorError, DoorError } from '../runs/door-error.ts';
import { listPublishedWorkflows, readPublishedWorkflow, readWholeList } from '../runs/published-workflow.ts';
import { cancelRunView, readRunView, startPublishedRun, waitForRun } from '../runs/run-view.ts';
import { sendError, sendJson } from '../send.ts';
import { readCall, readWait } from './read-call.ts';
import { describeWorkflow } from './describe-workflow.ts';
import { writeOpenApi } from './write-open-api.ts';

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  asker: DoorAsker;
  query: URLSearchParams;
  id: string;
}

export interface V1Options {
  api: ApiClient;
  clients: Clients;
  admission: Admission;
  /** Of this server. */
  version: string;
}

type Handler = (call: Call) => Promise<void>;

/** `/v1/…`: published workflows for programs that speak no GraphQL. All of it is asked of the API, which has the only rules. */
export function createV1Routes({ api, clients, admission, version }: V1Options): Route[] {
  const table: [method: string, path: RegExp, handle: Handler][] = [
    ['GET', /^workflows$/, listWorkflows],
    ['GET', /^workflows\/([^/]+)$/, readWorkflow],
    ['POST', /^workflows\/([^/]+)\/runs$/, startRun],
    ['GET', /^workflows\/([^/]+)\/openapi\.json$/, describeOne],
    ['GET', /^runs\/([^/]+)$/, readRun],
    ['POST', /^runs\/([^/]+)\/cancel$/, cancelRun],
    ['GET', /^openapi\.json$/, describeAll],
  ];
  return [{ path: '/v1/', methods: ['GET', 'POST'], handle, isShared: true }];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { handler, ...call } = find(request);
      const entry = await admitAtDoor(request, response, { door: 'HTTP', clients, admission });
      if (!entry)
        throw new DoorError(401, 'UNAUTHENTICATED', 'Send a personal access token as `Authorization: Bearer …`.');
      await handler({ ...call, request, response, asker: entry.asker });
    } catch (error) {
      const refusal = asDoorError(error);
      if (!refusal) throw error;
      if (refusal.status === 401) response.setHeader('www-authenticate', 'Bearer');
      sendError(response, refusal.status, refusal.code, refusal.message, refusal.details);
    }
  }

  function find({ method, url = '' }: IncomingMessage): { handler: Handler; id: string; query: URLSearchParams } {
    const { pathname, searchParams: query } = new URL(url, 'http://localhost');
    const path = pathname.replace('/v1/', '');
    const found = table.filter(([, pattern]) => pattern.test(path));
    const [, pattern, handler] = found.find(([verb]) => verb === method) ?? [];
    if (!pattern || !handler) throw found.length > 0 ? refuseMethod(found.map(([verb]) => verb)) : refusePath();
    return { handler, query, id: decode(pattern.exec(path)?.[1] ?? '') };
  }

  async function listWorkflows({ response, asker, query }: Call) {
    const first = readFirst(query.get('first'));
    const { nodes, totalCount, pageInfo } = await listPublishedWorkflows(api, asker, {
      first,
      after: query.get('after'),
    });
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    sendJson(response, 200, { workflows: nodes.map(describeWorkflow), totalCount, next });
  }

  async function readWorkflow({ response, asker, id }: Call) {
    sendJson(response, 200, describeWorkflow(await readPublishedWorkflow(api, asker, id)));
  }

  async function startRun({ request, response, asker, id }: Call) {
    const call = await readCall(request);
    const asked = call.version ?? (await readPublishedWorkflow(api, asker, id)).publishedVersion.version;
    const run = await startPublishedRun(api, asker, { ...call, workflowId: id, version: asked });
    response.setHeader('location', `/v1/runs/${encodeURIComponent(run.id)}`);
    sendJson(response, 201, await waitForRun(api, asker, run, readWait(request)));
  }

  async function readRun({ request, response, asker, id }: Call) {
    sendJson(response, 200, await waitForRun(api, asker, await readRunView(api, asker, id), readWait(request)));
  }

  async function cancelRun({ response, asker, id }: Call) {
    sendJson(response, 200, await cancelRunView(api, asker, id));
  }

  async function describeOne({ response, asker, id }: Call) {
    const workflow = await readPublishedWorkflow(api, asker, id);
    sendJson(response, 200, writeOpenApi({ origin: asker.origin, version }, [workflow]));
  }

  async function describeAll({ response, asker }: Call) {
    const workflows = await readWholeList(api, asker);
    sendJson(response, 200, writeOpenApi({ origin: asker.origin, version }, workflows));
  }
}

function readFirst(text: string | null): number {
  const first = text === null ? 20 : Number(text);
  if (Number.isInteger(first) && first >= 1 && first <= 100) return first;
  throw new DoorError(422, 'INPUT_INVALID', 'first: must be a whole number from 1 to 100.');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refusePath();
  }
}

function refusePath(): DoorError {
  return new DoorError(404, 'NOT_FOUND', 'There is nothing at this address. /v1/openapi.json lists what there is.');
}

function refuseMethod(methods: readonly string[]): DoorError {
  return new DoorError(405, 'METHOD_NOT_ALLOWED', `This address takes ${methods.join(', ')}.`);
}
