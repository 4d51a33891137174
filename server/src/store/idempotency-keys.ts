import { sql } from 'kysely';
import type { Queryable, Transaction } from './database.ts';
import { jsonText } from './json-text.ts';

/** Hours for which a key is known. After that it is as good as new. */
export const keyHours = 48;

/** Keys in one statement. */
const most = 1_000;

/** The mutation that a key was sent along with, and the key itself. A person's own: others may use the same. */
export interface KeyUse {
  operation: string;
  key: string;
}

export interface TakenKey {
  /** Whoever asked is the first, and makes what is to be made in the same transaction. */
  is_new: boolean;
  /** A hash of each field that came with it the first time. */
  input: Record<string, string>;
  /** What was answered then, as `keepAnswer` was given it. */
  answer: unknown;
  /** Sealed. */
  secret: Uint8Array | null;
}

/** Takes a key for the person who asks; waits for whoever is using the same. See `private.take_idempotency_key` in `supabase/migrations`. */
export async function takeKey(db: Transaction, use: KeyUse, input: Record<string, string>): Promise<TakenKey> {
  const { rows } = await sql<TakenKey>`
    select * from private.take_idempotency_key(
      ${use.operation}, ${use.key}, ${jsonText(input)}::jsonb, ${keyHours} * interval '1 hour'
    )
  `.execute(db);
  const [taken] = rows;
  if (!taken) throw new Error('An idempotency key was neither taken nor found.');
  return taken;
}

export async function keepAnswer(
  db: Transaction,
  use: KeyUse,
  answer: unknown,
  sealedSecret: Buffer | null,
): Promise<void> {
  await sql`
    select private.keep_idempotent_answer(${use.operation}, ${use.key}, ${jsonText(answer)}::jsonb, ${sealedSecret}::bytea)
  `.execute(db);
}

/** Removes some of the keys whose time is over, everybody's; gives their number. */
export async function removeOldKeys(db: Queryable): Promise<number> {
  const { rows } = await sql`
    with old as (
      select user_id, operation, key from idempotency_keys
      where created_at < now() - ${keyHours} * interval '1 hour'
      order by created_at limit ${most} for update skip locked
    )
    delete from idempotency_keys k using old
    where k.user_id = old.user_id and k.operation = old.operation and k.key = old.key returning k.key
  `.execute(db);
  return rows.length;
}
