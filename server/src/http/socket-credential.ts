import type { IncomingMessage } from 'node:http';

/** What a socket says of who opened it: an `Authorization`, nothing at all, or something that is none, and why. */
export type SocketCredential = { authorization: string; error?: undefined } | { authorization: null; error?: string };

/** Names without their capitals, hyphens and underscores, as clients of other servers are used to write them. */
const usual = new Set([
  'authorization',
  'authtoken',
  'accesstoken',
  'bearertoken',
  'idtoken',
  'token',
  'bearer',
  'jwt',
  'xauthtoken',
  'xaccesstoken',
]);

/**
 * Reads who opens a socket: the payload of `connection_init`, under any usual name, by itself or within `headers`; where that says
 * nothing, the header of the upgrade, which browsers cannot send and programs can. A bare token is one, with or without `Bearer`.
 */
export function readSocketCredential(payload: unknown, { headers }: IncomingMessage): SocketCredential {
  const said = find(payload) ?? find(inHeaders(payload)) ?? headers.authorization;
  if (said === undefined) return { authorization: null };
  if (typeof said !== 'string')
    return { authorization: null, error: 'authorization must be a text: "Bearer <token>".' };
  const [, scheme, token = ''] = /^(?:(\S+)\s+)?(\S+)$/.exec(said.trim()) ?? [];
  if (token === '') return { authorization: null, error: 'authorization must be "Bearer <token>", and has no token.' };
  if (scheme !== undefined && scheme.toLowerCase() !== 'bearer') {
    return { authorization: null, error: 'authorization must be "Bearer <token>": other schemes are not known here.' };
  }
  return { authorization: `Bearer ${token}` };
}

/** The `authorization` before any other name; what is empty says nothing. */
function find(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return undefined;
  const named = Object.entries(fields)
    .map(([name, value]: [string, unknown]) => ({ name: name.toLowerCase().replaceAll(/[-_]/g, ''), value }))
    .filter(({ name, value }) => usual.has(name) && value !== null && value !== '');
  return (named.find(({ name }) => name === 'authorization') ?? named[0])?.value;
}

function inHeaders(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return undefined;
  return Object.entries(payload).find(([name]) => name.toLowerCase() === 'headers')?.[1];
}
