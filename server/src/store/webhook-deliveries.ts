import { sql } from 'kysely';
import { isOneOf } from './count.ts';
import type { Queryable, Transaction } from './database.ts';
import { pageOfEach, type PageRequest, placeAt } from './page.ts';
import type { DeliveryStatus, WebhookDeliveryRow } from './tables.ts';

export type PlacedDelivery = WebhookDeliveryRow & { place_at: string };

export interface DeliveriesPage extends PageRequest {
  /** Only those that stand so; without it, all. */
  statuses?: readonly DeliveryStatus[];
}

export function findWebhookDeliveries(db: Queryable, ids: readonly string[]): Promise<WebhookDeliveryRow[]> {
  return db.selectFrom('webhook_deliveries').selectAll().where('id', 'in', ids).execute();
}

/** The same page of the deliveries of each webhook, newest first, in one statement. */
export function listDeliveriesOfWebhooks(
  db: Queryable,
  webhookIds: readonly string[],
  page: DeliveriesPage,
): Promise<PlacedDelivery[]> {
  const ofOne = db
    .selectFrom('webhook_deliveries')
    .selectAll('webhook_deliveries')
    .select(placeAt('webhook_deliveries.created_at'))
    .where(sql<boolean>`webhook_deliveries.webhook_id = parent.id`)
    .where(isOneOf('webhook_deliveries.status', page.statuses));
  return pageOfEach(db, webhookIds, ofOne, { at: 'webhook_deliveries.created_at', id: 'webhook_deliveries.id' }, page);
}

/** Writes a test; gives its id, or null when there is no such webhook. See `send_test_webhook` in `supabase/migrations`. */
export async function sendTestWebhook(db: Transaction, webhookId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select private.send_test_webhook(${webhookId}::uuid) as id
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** False when there is none. See `resend_webhook_delivery` in `supabase/migrations`. */
export async function resendWebhookDelivery(db: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select private.resend_webhook_delivery(${id}::uuid) as done
  `.execute(db);
  return rows[0]?.done ?? false;
}
