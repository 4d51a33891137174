import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import type { DeliveryData, DisabledReason, WebhookDeliveryRow } from './tables.ts';

/* What becomes of the deliveries that are sent; jobs carry them. All times are the database's. */

/** A delivery that this server is to attempt now, with where it goes. */
export interface DueDelivery extends Pick<
  WebhookDeliveryRow,
  'id' | 'user_id' | 'webhook_id' | 'execution_id' | 'event' | 'data' | 'created_at'
> {
  name: string;
  url: string;
  is_enabled: boolean;
  secret: Uint8Array;
  /** Null once its time is over. */
  previous_secret: Uint8Array | null;
}

/** Counts the attempt that is about to be made. Undefined when there is nothing to send any more. */
export async function beginAttempt(db: Queryable, id: string): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    update webhook_deliveries d set attempts = d.attempts + 1, last_attempt_at = now()
    from webhooks w
    where d.id = ${id} and d.status = 'PENDING' and w.id = d.webhook_id
    returning d.id, d.user_id, d.webhook_id, d.execution_id, d.event, d.data, d.created_at,
      w.name, w.url, w.is_enabled, w.secret,
      case when w.previous_secret_until > now() then w.previous_secret end as previous_secret
  `.execute(db);
  return rows[0];
}

/** Writes jobs for deliveries that wait and that none carries: those of before there were jobs, or before there was their queue. */
export async function enqueueForgottenDeliveries(db: Queryable): Promise<void> {
  await sql`
    select private.enqueue_webhook_delivery(d.id, d.webhook_id, d.next_attempt_at)
    from webhook_deliveries d where d.status = 'PENDING' and not exists (
      select from pgboss.job j
      where j.name = 'deliver-webhook' and j.policy = 'exclusive' and coalesce(j.singleton_key, '') = d.id::text
        and j.state <= 'active'
    )
  `.execute(db);
}

/** Keeps what a message says, once it has been looked up, so that each attempt says the same. */
export async function keepDeliveryData(db: Queryable, id: string, data: DeliveryData): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ data: jsonText(data) })
    .where('id', '=', id)
    .execute();
}

/** The message has arrived, and its webhook works. */
export async function settleDelivered(db: Queryable, id: string, responseStatus: number): Promise<void> {
  await sql`
    with done as (
      update webhook_deliveries set
        status = 'DELIVERED', delivered_at = now(), next_attempt_at = null,
        response_status = ${responseStatus}, error = null, error_code = null
      where id = ${id} and status = 'PENDING' returning webhook_id
    )
    update webhooks w set failing_since = null, last_failed_at = null
    from done where w.id = done.webhook_id and w.failing_since is not null
  `.execute(db);
}

export interface FailedAttempt {
  id: string;
  responseStatus: number | null;
  error: string;
  errorCode: string;
  /** Milliseconds until the next attempt; null for none. */
  delayMs: number | null;
}

/** The attempt has failed; it is made again later, or never. */
export async function settleFailed(db: Queryable, attempt: FailedAttempt): Promise<void> {
  await sql`
    update webhook_deliveries set
      status = case when ${attempt.delayMs}::float8 is null then 'FAILED' else 'PENDING' end,
      next_attempt_at = now() + make_interval(secs => ${attempt.delayMs === null ? null : attempt.delayMs / 1_000}::float8),
      response_status = ${attempt.responseStatus}::int,
      error = ${attempt.error}, error_code = ${attempt.errorCode}
    where id = ${attempt.id} and status = 'PENDING'
  `.execute(db);
}

/** Hours without an attempt after which an earlier failure says nothing any more; longer than any pause between attempts. */
const forgetAfter = 30;

/**
 * Notes that an attempt at a webhook has failed. It is switched off where it has failed for too long, or for good.
 * Gives the reason when it was switched off by this.
 */
export async function noteFailure(
  db: Queryable,
  webhookId: string,
  { isGone, patienceMs }: { isGone: boolean; patienceMs: number },
): Promise<DisabledReason | null> {
  const since = sql`case when last_failed_at > now() - make_interval(hours => ${forgetAfter})
    then coalesce(failing_since, now()) else now() end`;
  const { rows } = await sql<{ disabled_reason: DisabledReason | null }>`
    with noted as (
      select id, ${since} as since,
        case when ${isGone}::boolean then 'GONE'
          when ${since} <= now() - make_interval(secs => ${patienceMs / 1_000}::float8) then 'FAILING' end as reason
      from webhooks where id = ${webhookId} and is_enabled for no key update
    )
    update webhooks w set
      failing_since = noted.since, last_failed_at = now(),
      is_enabled = noted.reason is null, disabled_reason = noted.reason
    from noted where w.id = noted.id returning w.disabled_reason
  `.execute(db);
  return rows[0]?.disabled_reason ?? null;
}

/** Deliveries removed in one statement. */
const most = 1_000;

/** Deletes some of the deliveries that have ended and were written more than so many days ago; gives their number. */
export async function removeOldDeliveries(db: Queryable, days: number): Promise<number> {
  const { rows } = await sql`
    with old as (
      select id from webhook_deliveries
      where status <> 'PENDING' and created_at < now() - ${days} * interval '1 day'
      order by created_at limit ${most} for update skip locked
    )
    delete from webhook_deliveries d using old where d.id = old.id returning d.id
  `.execute(db);
  return rows.length;
}
