import { App } from '@supabase/lite';
import { PostgresConnection } from '@supabase/lite/postgres';
import type { Database } from '../../store/database.ts';
import { createSemaphore } from '../../concurrency/semaphore.ts';

export interface EmbeddedAuthOptions {
  database: Database;
  /** Signs the tokens. */
  jwtSecret: string;
  publishableKey: string;
  /** Where it is closed, nobody new makes an account unless there is none yet. */
  signUp: 'open' | 'closed';
  hasAccounts(): Promise<boolean>;
}

/** Supabase Auth's API (`/auth/v1/*`), served by this process. For the default way to run, where there is no Supabase. */
export interface EmbeddedAuth {
  fetch(request: Request): Promise<Response>;
}

export async function createEmbeddedAuth(options: EmbeddedAuthOptions): Promise<EmbeddedAuth> {
  const connection = new SharedConnection(options.database);
  const open = createLite(connection, options, true);
  await open.ensureSystemSchema();
  if (options.signUp === 'open') return { fetch: (request) => open.fetch(request) };
  const closed = createLite(connection, options, false);
  const turns = createSemaphore(1);
  return {
    fetch(request) {
      if (!new URL(request.url).pathname.endsWith('/signup')) return closed.fetch(request);
      // One after the other, here and on other servers: of two who come first at the same moment, one is second.
      return turns.run(() =>
        options.database.alone(async () => ((await options.hasAccounts()) ? closed : open).fetch(request)),
      );
    },
  };
}

function createLite(connection: SharedConnection, { jwtSecret, publishableKey }: EmbeddedAuthOptions, isOpen: boolean) {
  return new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: jwtSecret,
      publishable_key: publishableKey,
      jwt_expiry: 3600,
      enable_signup: isOpen,
    },
  });
}

/**
 * Speaks through our own database. Left to itself it would issue raw BEGIN and COMMIT on a PGlite that others share, and
 * their statements would run in its transactions, as its user. Its own driver (`postgres`, which the class asks for and nobody else may import)
 * never connects: whatever reaches a Postgres does so by `pg`.
 */
class SharedConnection extends PostgresConnection {
  readonly #database: Database;

  constructor(database: Database) {
    super({ url: 'postgres://never-connected' });
    this.#database = database;
    this.kysely = database.service as unknown as typeof this.kysely;
  }

  override async exec<T>(statement: string, ...parameters: readonly unknown[]): Promise<T> {
    if (parameters.length > 0) return (await this.#database.query(statement, parameters)) as T;
    await this.#database.runScript(statement);
    return { rows: [] } as T;
  }

  override async transaction(statements: string[]): Promise<void> {
    await this.#database.runScript(statements.join(';\n'));
  }
}
