import pg from 'pg';
import { growingPauses } from '../retry/backoff.ts';
import { retry } from '../retry/retry.ts';
import { readDatabaseLink } from './database-link.ts';

/** A line on which a database tells. */
export interface Listening {
  /** False while the line is down, and is being made anew. */
  isUp(): boolean;
  close(): Promise<void>;
}

const backoff = growingPauses({ firstMs: 200, longestMs: 5_000 });

/**
 * Listens on a connection of its own, for a pooled one may be lent to others. When it breaks it is made anew, for as long
 * as nobody closes it. Rejects when the first connection cannot be made.
 */
export async function listenOnPostgres(
  url: string,
  channel: string,
  onNotice: (payload: string) => void,
  onGap: () => void,
): Promise<Listening> {
  const closing = new AbortController();
  let isUp = false;
  let client = await connect();

  return {
    isUp: () => isUp,
    close: async () => {
      closing.abort();
      await client.end().catch(() => {});
    },
  };

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: readDatabaseLink(url),
      application_name: 'visualadgen-listen',
      keepAlive: true,
    });
    let isOpen = false;
    const onLoss = () => {
      if (!isOpen || closing.signal.aborted) return;
      isOpen = false;
      isUp = false;
      void fresh.end().catch(() => {});
      void reconnect();
    };
    fresh.on('error', onLoss);
    fresh.on('end', onLoss);
    fresh.on('notification', ({ payload }) => onNotice(payload ?? ''));
    await fresh.connect();
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    isOpen = true;
    isUp = true;
    return fresh;
  }

  async function reconnect(): Promise<void> {
    const { signal } = closing;
    const fresh = await retry(connect, { backoff, signal, keepsAlive: false }).catch(() => undefined);
    if (signal.aborted) return void fresh?.end().catch(() => {});
    if (!fresh) return;
    client = fresh;
    onGap();
  }
}
