import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';

/**
 * A server that is frozen between two statements of a transaction holds its locks, and others wait for them: somebody who asks another
 * server for the same run by its key would wait until the first one wakes. So Postgres ends a transaction in which nothing was said for so many
 * milliseconds. It is set in the transaction itself, for a session may be shared by a pooler in between.
 */
export class ShortTransactionDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #silence: number;

  constructor(config: PostgresDialectConfig, silence: number) {
    super(config);
    this.#config = config;
    this.#silence = silence;
  }

  override createDriver(): Driver {
    return new ShortTransactionDriver(this.#config, this.#silence);
  }
}

class ShortTransactionDriver extends PostgresDriver {
  readonly #limit: string;

  constructor(config: PostgresDialectConfig, silence: number) {
    super(config);
    this.#limit = `set local idle_in_transaction_session_timeout = ${silence}`;
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (settings.isolationLevel || settings.accessMode) {
      await super.beginTransaction(connection, settings);
      await connection.executeQuery(CompiledQuery.raw(this.#limit));
      // Both in one message: transactions are many.
    } else await connection.executeQuery(CompiledQuery.raw(`begin; ${this.#limit}`));
  }
}
