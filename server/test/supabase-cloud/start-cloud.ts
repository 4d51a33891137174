import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type AuthSettings, claimsIn, createAuthApi } from './auth-api.ts';
import type { CloudDatabase } from './cloud-postgres.ts';
import { type Exchange, send } from './respond.ts';
import { type Algorithm, createSigner, type Signer } from './signing.ts';
import { createStorageApi } from './storage-api.ts';

export type Cloud = Awaited<ReturnType<typeof startCloud>>;

/** How a call may go wrong: a status, a broken connection, or an answer that never comes. */
export type Fault = number | 'reset' | 'silence';

/**
 * A Supabase project's public side: the gateway with its API keys, Auth and Storage, over real HTTP, answering as the real ones
 * are documented to and as supabase-js reads them. What they keep is in the project's own database.
 */
export async function startCloud(database: CloudDatabase, algorithm: Algorithm = 'ES256') {
  const calls: string[] = [];
  const faults: { path: RegExp; fault: Fault }[] = [];
  const settings: AuthSettings = { hasEmail: true, hasSignUp: true, hasAnonymous: false, confirmsMails: false };
  const keys: { current: Signer; others: Signer[] } = { current: createSigner(algorithm), others: [] };
  /** Signs the older API keys; it stays known to Auth. */
  const legacy = algorithm === 'HS256' ? keys.current : createSigner('HS256');
  if (legacy !== keys.current) keys.others.push(legacy);
  const apiKeys = {
    publishable: `sb_publishable_${randomBytes(16).toString('base64url')}`,
    secret: `sb_secret_${randomBytes(16).toString('base64url')}`,
    anon: legacyKey('anon'),
    serviceRole: legacyKey('service_role'),
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch((fault: unknown) => send(response, 500, { message: String(fault) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const auth = createAuthApi({
    issuer: () => project.issuer,
    databaseUrl: database.urlAs('supabase_auth_admin'),
    settings,
    keys,
  });
  const storage = createStorageApi(database.urlAs('supabase_storage_admin'));

  const project = {
    url,
    issuer: `${url}/auth/v1`,
    database,
    apiKeys,
    settings,
    keys,
    /** Method and path of each call that was let through. */
    calls,
    files: storage.bytes,
    /** The `Date` of its answers is ahead by so many milliseconds. */
    clockAhead: 0,
    /** Every call to such a path goes wrong, until `mend`. */
    break(path: RegExp, fault: Fault) {
      faults.push({ path, fault });
    },
    mend() {
      faults.length = 0;
    },
    /** From now on another key signs; tokens of the earlier ones stay good. */
    rotate(next: Algorithm = 'ES256'): Signer {
      keys.others.push(keys.current);
      keys.current = createSigner(next);
      return keys.current;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await Promise.all([auth.close(), storage.close()]);
    },
  };
  return project;

  function legacyKey(role: 'anon' | 'service_role'): string {
    return legacy.sign({ iss: 'supabase', ref: 'abcdefghijklmnopqrst', role, iat: 1_700_000_000, exp: 2_015_000_000 });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', url);
    calls.push(`${request.method} ${pathname}`);
    response.setHeader('date', new Date(Date.now() + project.clockAhead).toUTCString());
    const fault = faults.find(({ path }) => path.test(pathname))?.fault;
    if (fault === 'silence') return;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (fault === 429) {
      const body = { code: 429, error_code: 'over_request_rate_limit', msg: 'Request rate limit reached' };
      return send(response, 429, body, { 'retry-after': '1' });
    }
    if (fault !== undefined) return send(response, fault, { message: 'upstream' });
    const body = await buffer(request);
    const [, service, version] = pathname.split('/');
    const path = pathname.slice(`/${service}/${version}`.length);
    const who = isOpen(pathname) ? nobody : letIn(request, response);
    if (!who) return;
    const exchange: Exchange = { request, response, path, query, body, ...who };
    if (service === 'auth') return auth.answer(exchange);
    if (service === 'storage') return storage.answer(exchange);
    send(response, 404, { message: 'no Route matched with those values' });
  }

  /** The gateway wants one of the project's keys, and turns it into the role that it stands for. */
  function letIn(request: IncomingMessage, response: ServerResponse): Who | undefined {
    const apiKey = request.headers['apikey'];
    if (apiKey === undefined) {
      const hint = 'No `apikey` request header or url param was found.';
      return send(response, 401, { message: 'No API key found in request', hint });
    }
    const roles: Record<string, Exchange['role']> = {
      [apiKeys.publishable]: 'anon',
      [apiKeys.anon]: 'anon',
      [apiKeys.secret]: 'service_role',
      [apiKeys.serviceRole]: 'service_role',
    };
    const role = roles[String(apiKey)];
    if (!role) {
      const hint = 'Double check your Supabase `anon` or `service_role` API key.';
      return send(response, 401, { message: 'Invalid API key', hint });
    }
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!bearer || bearer in roles || !auth.verify(bearer)) return { ...nobody, role };
    return { role: 'authenticated', userId: String(claimsIn(bearer)['sub']), session: bearer };
  }
}

type Who = Pick<Exchange, 'role' | 'userId' | 'session'>;
const nobody: Who = { role: 'anon', userId: null, session: null };

/** What anybody may ask for without a key. */
function isOpen(path: string): boolean {
  return /^\/auth\/v1\/\.well-known\/|^\/storage\/v1\/object\/(sign\/[^/]+\/|public\/)/.test(path);
}
