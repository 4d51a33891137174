import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What came back, in whatever form: data or errors, or neither where there was no room for it. */
export interface Reply {
  status: number;
  data?: unknown;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
  headers: Headers;
}

export interface Operation {
  query: string;
  variables?: unknown;
  operationName?: string;
  /** Variables as JSON already: what nests very deep cannot be written by `JSON.stringify`. */
  variablesText?: string;
}

function jsonOf({ variablesText, ...operation }: Operation): string {
  const text = JSON.stringify(operation);
  return variablesText === undefined ? text : `${text.slice(0, -1)},"variables":${variablesText}}`;
}

/** Each way by which an operation may come in. `authorization` is null for nobody in particular. */
export type WayIn = (url: string, operation: Operation, authorization: string | null) => Promise<Reply>;

/** No answer within this is no answer. */
const patience = 20_000;

export const waysIn = {
  POST: (url, operation, authorization) =>
    send(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(authorization) },
      body: jsonOf(operation),
    }),
  GET: (url, operation, authorization) => send(addressOf(url, operation), { headers: bearer(authorization) }),
  'event stream': (url, operation, authorization) =>
    send(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearer(authorization) },
      body: jsonOf(operation),
    }),
  'event stream by GET': (url, operation, authorization) =>
    send(addressOf(url, operation), { headers: { accept: 'text/event-stream', ...bearer(authorization) } }),
  WebSocket: bySocket,
} satisfies Record<string, WayIn>;

function bearer(authorization: string | null): Record<string, string> {
  return authorization === null ? {} : { authorization };
}

function addressOf(url: string, { query, variables, operationName }: Operation): string {
  const address = new URL('/graphql', url);
  address.searchParams.set('query', query);
  if (variables !== undefined) address.searchParams.set('variables', JSON.stringify(variables));
  if (operationName !== undefined) address.searchParams.set('operationName', operationName);
  return address.href;
}

async function send(address: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(patience) });
  const text = await response.text();
  const [, event] = /^data: (\{.+\})$/m.exec(text) ?? [];
  return { status: response.status, headers: response.headers, ...(JSON.parse(event ?? text) as object) };
}

async function bySocket(url: string, operation: Operation, authorization: string | null): Promise<Reply> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const none = { status: 101, headers: new Headers() };
  try {
    await once(socket, 'open', { signal: AbortSignal.timeout(patience) });
    const reply = Promise.withResolvers<Reply>();
    socket.on('close', (code, reason) =>
      reply.resolve({ ...none, errors: [{ message: reason.toString(), extensions: { code: `CLOSED_${code}` } }] }),
    );
    socket.on('message', (bytes: Buffer) => {
      const { type, payload } = JSON.parse(bytes.toString()) as { type: string; payload: unknown };
      if (type === 'connection_ack') socket.send(`{"id":"1","type":"subscribe","payload":${jsonOf(operation)}}`);
      if (type === 'next') reply.resolve({ ...none, ...(payload as object) });
      if (type === 'error') reply.resolve({ ...none, errors: payload as NonNullable<Reply['errors']> });
    });
    socket.send(JSON.stringify({ type: 'connection_init', payload: bearer(authorization) }));
    const timer = setTimeout(() => reply.reject(new Error('There was no answer.')), patience);
    return await reply.promise.finally(() => clearTimeout(timer));
  } finally {
    socket.terminate();
  }
}

export function codesOf({ errors }: Reply): unknown[] | undefined {
  return errors?.map(({ extensions }) => extensions?.['code']);
}
