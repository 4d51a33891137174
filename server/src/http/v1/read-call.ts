import type { IncomingMessage } from 'node:http';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import { largestBody } from '../limits.ts';
import { readBody } from '../read-body.ts';
import { DoorError } from '../runs/door-error.ts';

/** What a POST that starts a run says. Whether its values fit is for the API to say. */
export interface RunCall {
  inputs?: unknown;
  rows?: unknown;
  budget?: unknown;
  version?: number;
  idempotencyKey?: string;
}

/** Seconds for which an answer may wait for a run: less than what lies between waits for an answer. */
const longestWait = 60;
const parts = ['inputs', 'rows', 'budget', 'version', 'idempotencyKey'];

/** Throws DoorError. */
export async function readCall(request: IncomingMessage): Promise<RunCall> {
  const bytes = await readBody(request, largestBody);
  if (bytes === 'TOO_LARGE') {
    const message = `The request is larger than ${largestBody / 1024 / 1024} MiB, which is the most that is taken.`;
    throw new DoorError(413, 'REQUEST_TOO_LARGE', message);
  }
  const body = bytes.length === 0 ? {} : parse(request, bytes);
  const unknown = Object.keys(body).find((name) => !parts.includes(name));
  if (unknown !== undefined) throw invalid(unknown, `is not known here. Known are ${parts.join(', ')}.`);
  const { version, idempotencyKey, ...call } = body;
  if (version !== undefined && !Number.isInteger(version)) throw invalid('version', 'must be a whole number.');
  const key = request.headers['idempotency-key'] ?? idempotencyKey;
  if (key !== undefined && typeof key !== 'string') throw invalid('idempotencyKey', 'must be one text.');
  return {
    ...call,
    ...(typeof version === 'number' && { version }),
    ...(key !== undefined && { idempotencyKey: key }),
  };
}

/** Seconds that the client asks us to wait for the run (RFC 7240: `Prefer: wait=30`); 0 where it does not. */
export function readWait({ headers }: IncomingMessage): number {
  const asked = /(?:^|[,;\s])wait\s*=\s*(\d{1,6})/i.exec(String(headers.prefer ?? ''))?.[1];
  return Math.min(Number(asked ?? 0), longestWait);
}

function parse(request: IncomingMessage, bytes: Buffer): Record<string, unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new DoorError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the call as application/json.');
  }
  const body = orUndefined(() => JSON.parse(bytes.toString('utf8')) as unknown);
  if (isRecord(body)) return body;
  throw new DoorError(400, 'BAD_REQUEST', 'The body must be a JSON object, such as {"inputs": {…}}.');
}

function orUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function invalid(field: string, expected: string): DoorError {
  const message = `${field}: ${expected}`;
  return new DoorError(422, 'INPUT_INVALID', message, { fields: [{ path: [field], message }] });
}
