import type { IncomingMessage } from 'node:http';
import type { CallTrigger } from '../callers/call-trigger.ts';
import { AppError, InputInvalidError, toAppError } from '../errors.ts';
import { encodeId } from '../schema/ids.ts';
import { readIdempotencyKey } from '../schema/idempotency.ts';
import type { Route } from './http-server.ts';
import { largestBody } from './limits.ts';
import { requestContextOf } from './observe-request.ts';
import { readBody } from './read-body.ts';
import { sendError, sendJson } from './send.ts';

export interface TriggerRouteOptions {
  callTrigger: CallTrigger;
  /** Seconds after which an owner's programs may ask again; 0 where they may now. */
  charge(userId: string): number;
}

const path = '/v1/triggers/';

/** HTTP's words for why nothing was run. */
const statusOf: Record<string, number> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  TRIGGER_DISABLED: 409,
  NOT_PUBLISHED: 409,
  IDEMPOTENCY_CONFLICT: 409,
  REQUEST_TOO_LARGE: 413,
  BUDGET_EXCEEDED: 402,
  RATE_LIMITED: 429,
  DATABASE_UNAVAILABLE: 503,
};

/** `POST /v1/triggers/{id}`: another system runs a workflow with a trigger's secret, and may do nothing else. */
export function createTriggerRoute({ callTrigger, charge }: TriggerRouteOptions): Route {
  return {
    path,
    methods: ['POST'],
    async handle(request, response) {
      try {
        const execution = await callTrigger({
          triggerId: readId(request.url ?? ''),
          secret: /^Bearer (\S+)$/i.exec(request.headers.authorization?.trim() ?? '')?.[1] ?? null,
          readBody: () => readJson(request),
          idempotencyKey: readIdempotencyKey(request.headers['idempotency-key']?.toString()),
          requestContext: requestContextOf(request),
          charge(userId) {
            const wait = charge(userId);
            if (wait > 0) {
              response.setHeader('retry-after', Math.ceil(wait));
              throw new AppError('RATE_LIMITED');
            }
          },
        });
        const id = encodeId('Execution', execution.id);
        sendJson(response, 201, { id, status: execution.status, version: execution.workflow_version });
      } catch (error) {
        const { code, message, details } = toAppError(error);
        if (code === 'INTERNAL') throw error;
        if (code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Bearer');
        sendError(response, statusOf[code] ?? 422, code, message, details);
      }
    },
  };
}

function readId(url: string): string {
  const last = url.split('?', 1)[0]?.slice(path.length) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return '';
  }
}

/** Undefined for nothing at all. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBody(request, largestBody);
  if (bytes === 'TOO_LARGE') throw new AppError('REQUEST_TOO_LARGE');
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw InputInvalidError.of('body', 'must be JSON.');
  }
}
