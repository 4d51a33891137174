import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import type { DeliveryData, DisabledReason, WebhookDeliveryRow } from './tables.ts';

/* The deliveries that are to be sent, as the engine takes them. All times are the database's. */

/** A delivery that this server is to attempt now, with where it goes. */
export interface DueDelivery extends Pick<
  WebhookDeliveryRow,
  'id' | 'user_id' | 'webhook_id' | 'execution_id' | 'event' | 'data' | 'attempts' | 'step' | 'created_at'
> {
  name: string;
  url: string;
  is_enabled: boolean;
  secret: Uint8Array;
  /** Null once its time is over. */
  previous_secret: Uint8Array | null;
}

export interface ClaimOptions {
  /** At most so many in all. */
  most: number;
  /** At most so many of one webhook, with those under way. */
  mostOfOne: number;
  /** By webhook, how many this server is at. */
  underWay: ReadonlyMap<string, number>;
  /** For which they are this server's. */
  leaseMs: number;
}

/** Looked at in one statement, in the order of their time. */
const mostLookedAt = 200;

/**
 * Takes deliveries whose time has come, and counts the attempt that is about to be made. No two servers are given the same
 * one; what a server has taken and not settled when the lease is over, another one takes.
 */
export async function claimDeliveries(db: Queryable, options: ClaimOptions): Promise<DueDelivery[]> {
  const underWay = JSON.stringify(Object.fromEntries(options.underWay));
  const { rows } = await sql<DueDelivery>`
    with first as (
      select id, webhook_id, next_attempt_at from webhook_deliveries
      where status = 'PENDING' and next_attempt_at <= now() and (leased_until is null or leased_until <= now())
        and webhook_id <> all (${fullWebhooks(options)}::uuid[])
      order by next_attempt_at limit ${mostLookedAt}
    ),
    placed as (
      select id, next_attempt_at, coalesce((${underWay}::jsonb ->> webhook_id::text)::int, 0)
        + row_number() over (partition by webhook_id order by next_attempt_at, id) as place
      from first
    ),
    taken as (
      select d.id from webhook_deliveries d join placed p on p.id = d.id
      where p.place <= ${options.mostOfOne} and d.status = 'PENDING' and d.next_attempt_at <= now()
        and (d.leased_until is null or d.leased_until <= now())
      order by p.place, p.next_attempt_at limit ${options.most} for update of d skip locked
    )
    update webhook_deliveries d set
      attempts = d.attempts + 1, step = d.step + 1, last_attempt_at = now(),
      leased_until = now() + make_interval(secs => ${options.leaseMs / 1_000}::float8)
    from taken, webhooks w
    where d.id = taken.id and w.id = d.webhook_id
    returning d.id, d.user_id, d.webhook_id, d.execution_id, d.event, d.data, d.attempts, d.step, d.created_at,
      w.name, w.url, w.is_enabled, w.secret,
      case when w.previous_secret_until > now() then w.previous_secret end as previous_secret
  `.execute(db);
  return rows;
}

function fullWebhooks({ underWay, mostOfOne }: Pick<ClaimOptions, 'underWay' | 'mostOfOne'>): string[] {
  return [...underWay].filter(([, count]) => count >= mostOfOne).map(([id]) => id);
}

/** In how many milliseconds the next delivery can be taken, of webhooks that have a place free; null when none waits. */
export async function msUntilNextDelivery(
  db: Queryable,
  limits: Pick<ClaimOptions, 'underWay' | 'mostOfOne'>,
): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from min(greatest(next_attempt_at, leased_until)) - now()) * 1000)::float8 as ms
    from (
      select next_attempt_at, leased_until from webhook_deliveries
      where status = 'PENDING' and webhook_id <> all (${fullWebhooks(limits)}::uuid[])
      order by next_attempt_at limit ${mostLookedAt}
    ) as soonest
  `.execute(db);
  return rows[0]?.ms ?? null;
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
        status = 'DELIVERED', delivered_at = now(), next_attempt_at = null, leased_until = null,
        response_status = ${responseStatus}, error = null, error_code = null
      where id = ${id} and status = 'PENDING' returning webhook_id
    )
    update webhooks w set failing_since = null, last_failed_at = null
    from done where w.id = done.webhook_id and w.failing_since is not null
  `.execute(db);
}

export interface FailedAttempt {
  id: string;
  /** The number of the attempt: of two servers that were at the same delivery, the later one decides. */
  attempts: number;
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
      leased_until = null, response_status = ${attempt.responseStatus}::int,
      error = ${attempt.error}, error_code = ${attempt.errorCode}
    where id = ${attempt.id} and attempts = ${attempt.attempts} and status = 'PENDING'
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

/** Gives a delivery back that was not brought to an end, and tells other servers that it is there to be taken. */
export async function releaseDelivery(db: Queryable, id: string, attempts: number): Promise<void> {
  await sql`
    with released as (
      update webhook_deliveries set leased_until = null, step = greatest(step - 1, 0)
      where id = ${id} and attempts = ${attempts} and status = 'PENDING' returning id
    )
    select pg_notify('visualadgen', 'WEBHOOKS') from released
  `.execute(db);
}

/** Where no other server can be, whoever was at a delivery is gone. */
export async function releaseAllDeliveries(db: Queryable): Promise<void> {
  await sql`update webhook_deliveries set leased_until = null where status = 'PENDING' and leased_until is not null`.execute(
    db,
  );
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
