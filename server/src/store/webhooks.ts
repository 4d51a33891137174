import { sql } from 'kysely';
import type { Queryable, Transaction } from './database.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { WebhookEvent, WebhookRow } from './tables.ts';

export type PlacedWebhook = WebhookRow & { place_at: string };

const columns = [
  'id',
  'user_id',
  'name',
  'url',
  'events',
  'workflow_id',
  'is_enabled',
  'disabled_reason',
  'previous_secret_until',
  'failing_since',
  'created_at',
] as const;

export function findWebhooks(db: Queryable, ids: readonly string[]): Promise<WebhookRow[]> {
  return db.selectFrom('webhooks').select(columns).where('id', 'in', ids).execute();
}

/** Newest first. */
export function listWebhooks(db: Queryable, page: PageRequest): Promise<PlacedWebhook[]> {
  const query = db.selectFrom('webhooks').select(columns).select(placeAt('created_at'));
  return cutPage(query, { at: 'created_at', id: 'id' }, page).execute();
}

/** How many this person has, counted while nobody else of the same name adds one. */
export async function countWebhooks(db: Transaction, userId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('webhooks of ' || ${userId}::text, 0))`.execute(db);
  const { count } = await db
    .selectFrom('webhooks')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export interface NewWebhook {
  /** Made beforehand, for the secret is sealed for this id. */
  id: string;
  userId: string;
  name: string;
  url: string;
  events: WebhookEvent[];
  workflowId: string | null;
  sealedSecret: Buffer;
}

export function createWebhook(db: Transaction, webhook: NewWebhook): Promise<WebhookRow> {
  return db
    .insertInto('webhooks')
    .values({
      id: webhook.id,
      user_id: webhook.userId,
      name: webhook.name,
      url: webhook.url,
      events: webhook.events,
      workflow_id: webhook.workflowId,
      secret: webhook.sealedSecret,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** What is undefined stays. */
export type WebhookChange = Partial<Pick<WebhookRow, 'name' | 'url' | 'events' | 'workflow_id' | 'is_enabled'>>;

/** One that is switched on begins anew, whatever went wrong before. Undefined when there is none. */
export async function updateWebhook(
  db: Transaction,
  id: string,
  change: WebhookChange,
): Promise<WebhookRow | undefined> {
  if (Object.keys(change).length === 0) return (await findWebhooks(db, [id]))[0];
  return db
    .updateTable('webhooks')
    .set({ ...change, ...(change.is_enabled && { disabled_reason: null, failing_since: null, last_failed_at: null }) })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst();
}

/** False when there is none. */
export async function deleteWebhook(db: Transaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('webhooks').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** See `rotate_webhook_secret` in `supabase/migrations`. False when there is none. */
export async function rotateWebhookSecret(db: Transaction, id: string, sealed: Buffer): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select private.rotate_webhook_secret(${id}::uuid, ${sealed}::bytea) as done
  `.execute(db);
  return rows[0]?.done ?? false;
}
