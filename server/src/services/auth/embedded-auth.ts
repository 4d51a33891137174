import { App } from '@supabase/lite';
import { PostgresConnection } from '@supabase/lite/postgres';
import type { Database } from '../../store/database.ts';

export interface EmbeddedAuthOptions {
  database: Database;
  /** Signs the tokens. */
  jwtSecret: string;
  publishableKey: string;
}

/** Supabase Auth's API (`/auth/v1/*`), served by this process. For the default way to run, where there is no Supabase. */
export interface EmbeddedAuth {
  fetch(request: Request): Promise<Response>;
}

export async function createEmbeddedAuth({
  database,
  jwtSecret,
  publishableKey,
}: EmbeddedAuthOptions): Promise<EmbeddedAuth> {
  const app = new App({
    connection: new SharedConnection(database),
    auth: {
      enabled: true,
      jwt_secret: jwtSecret,
      publishable_key: publishableKey,
      jwt_expiry: 3600,
      enable_signup: true,
    },
  });
  await app.ensureSystemSchema();
  return { fetch: (request) => app.fetch(request) };
}

/**
 * Speaks through our own database. Left to itself it would issue raw BEGIN and COMMIT on a PGlite that others share, and
 * their statements would run in its transactions, as its user. Its own driver never connects.
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
