import { randomBytes, randomUUID, scryptSync } from 'node:crypto';
import pg from 'pg';
import { type Exchange, readJson, refuseAuth, send } from './respond.ts';
import type { Signer } from './signing.ts';

/** What an operator sets in the dashboard. */
export interface AuthSettings {
  hasEmail: boolean;
  hasSignUp: boolean;
  hasAnonymous: boolean;
  confirmsMails: boolean;
}

export interface AuthApiOptions {
  /** The project's own address, as tokens name it. */
  issuer: () => string;
  /** A link for `supabase_auth_admin`. */
  databaseUrl: string;
  settings: AuthSettings;
  /** The key that signs now, and those that are still accepted. */
  keys: { current: Signer; others: Signer[] };
}

interface UserRow {
  id: string;
  email: string | null;
  encrypted_password: string | null;
  email_confirmed_at: Date | null;
  is_anonymous: boolean;
  created_at: Date;
}

const seconds = 3600;

/** Supabase Auth (GoTrue v2), as far as sign-in by e-mail goes; people and sessions are rows of `auth`, as in a project. */
export function createAuthApi({ issuer, databaseUrl, settings, keys }: AuthApiOptions) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => {});

  const routes: Record<string, (exchange: Exchange) => Promise<void> | void> = {
    'GET /health': ({ response }) =>
      send(response, 200, {
        version: 'v2.183.0',
        name: 'GoTrue',
        description: 'GoTrue is a user registration and authentication API',
      }),
    'GET /settings': ({ response }) =>
      send(response, 200, {
        external: { anonymous_users: settings.hasAnonymous, email: settings.hasEmail, phone: false, google: false },
        disable_signup: !settings.hasSignUp,
        mailer_autoconfirm: !settings.confirmsMails,
        phone_autoconfirm: false,
        sms_provider: 'twilio',
        saml_enabled: false,
      }),
    'GET /.well-known/jwks.json': ({ response }) => {
      const all = [keys.current, ...keys.others].flatMap(({ publicKey }) => publicKey ?? []);
      send(response, 200, { keys: all }, { 'cache-control': 'public, max-age=600' });
    },
    'GET /.well-known/openid-configuration': ({ response }) =>
      send(response, 200, { issuer: issuer(), jwks_uri: `${issuer()}/.well-known/jwks.json` }),
    'POST /signup': signUp,
    'POST /token': (exchange) =>
      exchange.query.get('grant_type') === 'refresh_token' ? refresh(exchange) : signInByPassword(exchange),
    'GET /user': async (exchange) => {
      const found = await whoAsks(exchange);
      if (found) send(exchange.response, 200, toUser(found.user));
    },
    'POST /logout': async (exchange) => {
      const found = await whoAsks(exchange);
      if (!found) return;
      const scope = exchange.query.get('scope') ?? 'global';
      if (scope === 'local') await pool.query('delete from auth.sessions where id = $1', [found.sessionId]);
      if (scope === 'global') await pool.query('delete from auth.sessions where user_id = $1', [found.user.id]);
      exchange.response.writeHead(204).end();
    },
  };

  return {
    async answer(exchange: Exchange): Promise<void> {
      const route = routes[`${exchange.request.method} ${exchange.path}`];
      if (!route) return send(exchange.response, 404, { code: 404, msg: 'Not found' });
      await route(exchange);
    },
    verify: (token: string): boolean => signerOf(token)?.verify(token) ?? false,
    close: () => pool.end(),
  };

  async function signUp(exchange: Exchange): Promise<void> {
    const { email, password } = readJson(exchange.body) as { email?: string; password?: string };
    if (!settings.hasSignUp)
      return refuseAuth(exchange, 422, 'signup_disabled', 'Signups not allowed for this instance');
    if (!email) {
      if (settings.hasAnonymous) return openSession(exchange, await addUser(null, null));
      return refuseAuth(exchange, 422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled');
    }
    if (!settings.hasEmail) return refuseAuth(exchange, 422, 'email_provider_disabled', 'Email signups are disabled');
    if ((password ?? '').length < 6) {
      return refuseAuth(exchange, 422, 'weak_password', 'Password should be at least 6 characters.');
    }
    if (await findUser('email', email)) {
      return refuseAuth(exchange, 422, 'user_already_exists', 'User already registered');
    }
    const user = await addUser(email, password ?? '');
    return settings.confirmsMails ? send(exchange.response, 200, toUser(user)) : openSession(exchange, user);
  }

  async function addUser(email: string | null, password: string | null): Promise<UserRow> {
    const { rows } = await pool.query<UserRow>(
      `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, is_anonymous, raw_app_meta_data, raw_user_meta_data)
       values ($1, 'authenticated', 'authenticated', $2, $3, $4, $5, '{}', '{}') returning *`,
      [
        randomUUID(),
        email,
        password === null ? null : hash(password),
        settings.confirmsMails ? null : new Date(),
        email === null,
      ],
    );
    return rows[0] as UserRow;
  }

  async function signInByPassword(exchange: Exchange): Promise<void> {
    const { email, password } = readJson(exchange.body) as { email: string; password: string };
    if (!settings.hasEmail) return refuseAuth(exchange, 422, 'email_provider_disabled', 'Email logins are disabled');
    const user = await findUser('email', email);
    if (!user || !user.encrypted_password || !isPassword(password, user.encrypted_password)) {
      return refuseAuth(exchange, 400, 'invalid_credentials', 'Invalid login credentials');
    }
    if (!user.email_confirmed_at) return refuseAuth(exchange, 400, 'email_not_confirmed', 'Email not confirmed');
    return openSession(exchange, user);
  }

  async function refresh(exchange: Exchange): Promise<void> {
    const { refresh_token: token } = readJson(exchange.body) as { refresh_token: string };
    const { rows } = await pool.query<{ user_id: string; session_id: string; revoked: boolean }>(
      'update auth.refresh_tokens t set revoked = true from auth.refresh_tokens was where t.token = $1 and was.id = t.id returning t.user_id, t.session_id, was.revoked',
      [token],
    );
    const [found] = rows;
    if (!found) {
      return refuseAuth(exchange, 400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
    }
    if (found.revoked)
      return refuseAuth(exchange, 400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
    const user = await findUser('id', found.user_id);
    return openSession(exchange, user as UserRow, found.session_id);
  }

  async function openSession(exchange: Exchange, user: UserRow, sessionId: string = randomUUID()): Promise<void> {
    await pool.query('insert into auth.sessions (id, user_id) values ($1, $2) on conflict (id) do nothing', [
      sessionId,
      user.id,
    ]);
    const refreshToken = randomBytes(9).toString('base64url');
    await pool.query(
      'insert into auth.refresh_tokens (token, user_id, session_id, revoked) values ($1, $2, $3, false)',
      [refreshToken, user.id, sessionId],
    );
    const now = Math.floor(Date.now() / 1000);
    send(exchange.response, 200, {
      access_token: keys.current.sign({ ...claimsOf(user, sessionId), iss: issuer(), iat: now, exp: now + seconds }),
      token_type: 'bearer',
      expires_in: seconds,
      expires_at: now + seconds,
      refresh_token: refreshToken,
      user: toUser(user),
    });
  }

  async function whoAsks(exchange: Exchange): Promise<{ user: UserRow; sessionId: string } | undefined> {
    const token = /^Bearer (\S+)$/i.exec(exchange.request.headers.authorization ?? '')?.[1];
    if (!token) return refuseAuth(exchange, 401, 'no_authorization', 'This endpoint requires a valid Bearer token');
    if (!signerOf(token)?.verify(token)) {
      const message =
        'invalid JWT: unable to parse or verify signature, token signature is invalid: signature is invalid';
      return refuseAuth(exchange, 403, 'bad_jwt', message);
    }
    const { sub, session_id: sessionId, exp } = claimsIn(token);
    if (Number(exp) * 1000 < Date.now()) {
      return refuseAuth(
        exchange,
        403,
        'bad_jwt',
        'invalid JWT: unable to parse or verify signature, token has invalid claims: token is expired',
      );
    }
    if (typeof sub !== 'string') return refuseAuth(exchange, 403, 'bad_jwt', 'invalid claim: missing sub claim');
    const user = await findUser('id', sub);
    if (!user) return refuseAuth(exchange, 403, 'user_not_found', 'User from sub claim in JWT does not exist');
    const { rowCount } = await pool.query('select from auth.sessions where id = $1', [sessionId]);
    if (rowCount === 0) {
      return refuseAuth(exchange, 403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
    }
    return { user, sessionId: String(sessionId) };
  }

  /** By the id in its head, and only for its own algorithm. */
  function signerOf(token: string): Signer | undefined {
    try {
      const { alg, kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<
        string,
        unknown
      >;
      return [keys.current, ...keys.others].find((one) => one.keyId === kid && one.algorithm === alg);
    } catch {
      return undefined;
    }
  }

  async function findUser(by: 'id' | 'email', value: string): Promise<UserRow | undefined> {
    const { rows } = await pool.query<UserRow>(`select * from auth.users where ${by}::text = $1`, [value]);
    return rows[0];
  }
}

/** As Auth writes them; `overrides` are a test's. */
function claimsOf(user: UserRow, sessionId: string) {
  return {
    sub: user.id,
    aud: 'authenticated',
    email: user.email ?? '',
    phone: '',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: {},
    role: 'authenticated',
    aal: 'aal1',
    amr: [{ method: 'password', timestamp: Math.floor(Date.now() / 1000) }],
    session_id: sessionId,
    is_anonymous: user.is_anonymous,
  };
}

function toUser(user: UserRow) {
  const at = user.created_at.toISOString();
  return {
    id: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email ?? '',
    email_confirmed_at: user.email_confirmed_at?.toISOString(),
    phone: '',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: {},
    identities: [],
    created_at: at,
    updated_at: at,
    is_anonymous: user.is_anonymous,
  };
}

export function claimsIn(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

function hash(password: string): string {
  const salt = randomBytes(8).toString('hex');
  return `${salt}:${scryptSync(password, salt, 16, { N: 2 }).toString('hex')}`;
}

function isPassword(password: string, kept: string): boolean {
  const [salt = '', hashed] = kept.split(':');
  return scryptSync(password, salt, 16, { N: 2 }).toString('hex') === hashed;
}
