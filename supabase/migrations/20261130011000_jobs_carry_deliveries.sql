-- What is to be sent to a webhook is carried by a job of pg-boss, written in the same transaction as the delivery. The delivery's row
-- stays what people are shown. Servers of before claim deliveries by themselves: they find each one claimed for ever, and leave it.
-- (`leased_until` and `step` are read by them alone.)

alter table public.webhook_deliveries alter column leased_until set default 'infinity';
update public.webhook_deliveries set leased_until = 'infinity' where status = 'PENDING';

-- Writes the job that carries a delivery, or has the one that waits begin anew at that time. One that is at work is left alone: it
-- says itself when it is tried again. The queue comes with the first server that starts, which finds what was written before.
-- `jobs/job-record.ts` writes the same.
create function private.enqueue_webhook_delivery(delivery uuid, webhook uuid, due timestamptz) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  record constant jsonb := jsonb_build_object('payload', jsonb_build_object('deliveryId', delivery));
begin
  if to_regclass('pgboss.job') is null then
    return;
  end if;
  update pgboss.job j
  set start_after = due, keep_until = due + (j.keep_until - j.start_after), data = record
  where j.name = 'deliver-webhook' and j.policy = 'exclusive' and coalesce(j.singleton_key, '') = delivery::text
    and j.state < 'active';
  if not found then
    insert into pgboss.job (
      name, data, singleton_key, group_id, start_after, keep_until, policy, retry_limit, retry_delay, retry_backoff,
      expire_seconds, deletion_seconds, heartbeat_seconds
    )
    select q.name, record, delivery::text, webhook::text, due, due + q.retention_seconds * interval '1 second', q.policy,
      q.retry_limit, q.retry_delay, q.retry_backoff, q.expire_seconds, q.deletion_seconds, q.heartbeat_seconds
    from pgboss.queue q where q.name = 'deliver-webhook'
    on conflict do nothing;
  end if;
  perform pg_notify('visualadgen', 'BACKGROUND');
end;
$$;
revoke execute on function private.enqueue_webhook_delivery(uuid, uuid, timestamptz) from public, anon, authenticated;
grant execute on function private.enqueue_webhook_delivery(uuid, uuid, timestamptz) to service_role;

-- For each delivery that is written, and for one whose time is changed. (It told the servers before; the job does.)
create or replace function private.tell_of_webhook_deliveries() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.status = 'PENDING' then
    perform private.enqueue_webhook_delivery(new.id, new.webhook_id, new.next_attempt_at);
  end if;
  return null;
end;
$$;
create trigger carry_webhook_deliveries_anew after update of next_attempt_at on public.webhook_deliveries
  for each row execute function private.tell_of_webhook_deliveries();

-- Whether a server is at it. The queue comes with the first server that starts.
create function private.is_sending_webhook_delivery(delivery uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if to_regclass('pgboss.job') is null then
    return false;
  end if;
  return exists (
    select from pgboss.job j
    where j.name = 'deliver-webhook' and j.policy = 'exclusive' and coalesce(j.singleton_key, '') = delivery::text
      and j.state = 'active'
  );
end;
$$;
revoke execute on function private.is_sending_webhook_delivery(uuid) from public, anon, authenticated;

-- Sends a message at once, and as often as a new one; one that a server is at is left alone. False where there is none.
create or replace function private.resend_webhook_delivery(delivery uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_sending_webhook_delivery(delivery) then
    update public.webhook_deliveries d
    set status = 'PENDING', next_attempt_at = now()
    where d.id = delivery and d.user_id = (select auth.uid());
  end if;
  return exists (
    select from public.webhook_deliveries d where d.id = delivery and d.user_id = (select auth.uid())
  );
end;
$$;
