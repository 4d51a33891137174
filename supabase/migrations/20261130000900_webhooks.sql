-- Webhooks: addresses of other systems that are told when a run has ended, and each message that they are sent. What is to be sent is
-- carried by a job of pg-boss, written in the same transaction as the delivery; the delivery's row is what people are shown.

create table public.webhooks (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  url text not null check (char_length(url) <= 2000),
  -- Which ends it is told of.
  events text[] not null check (
    cardinality(events) > 0 and events <@ array['execution.completed', 'execution.failed', 'execution.cancelled']
  ),
  -- The only workflow whose runs it is told of; null for all. It goes with its workflow: it must not come to be told of more.
  workflow_id uuid,
  is_enabled boolean not null default true,
  -- Why the server switched it off; null where a person did.
  disabled_reason text check (disabled_reason in ('GONE', 'FAILING')),
  -- What messages are signed with, sealed with a key that is not in the database.
  secret bytea not null,
  -- The one before, which signs too until then.
  previous_secret bytea,
  previous_secret_until timestamptz,
  -- Since when every attempt has failed, and the last one that did; null after one that went well.
  failing_since timestamptz,
  last_failed_at timestamptz,
  created_at timestamptz not null default now(),
  check (disabled_reason is null or not is_enabled),
  unique (id, user_id),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete cascade
);
create index webhooks_by_owner on public.webhooks (user_id, created_at desc, id desc);
create index webhooks_by_workflow on public.webhooks (workflow_id, user_id);

create table public.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  webhook_id uuid not null,
  -- Null for a test.
  execution_id uuid,
  event text not null,
  -- What was true at that moment; a run may go on after it has ended, and end again.
  data jsonb not null default '{}',
  status text not null default 'PENDING' check (status in ('PENDING', 'DELIVERED', 'FAILED')),
  attempts integer not null default 0,
  -- Null once it has ended.
  next_attempt_at timestamptz default now(),
  last_attempt_at timestamptz,
  response_status integer,
  error text,
  error_code text,
  created_at timestamptz not null default now(),
  -- The last time that it was.
  delivered_at timestamptz,
  check ((status = 'PENDING') = (next_attempt_at is not null)),
  foreign key (webhook_id, user_id) references public.webhooks (id, user_id) on delete cascade,
  foreign key (execution_id, user_id) references public.executions (id, user_id) on delete cascade
);
create index webhook_deliveries_by_webhook on public.webhook_deliveries (webhook_id, user_id, created_at desc, id desc);
create index webhook_deliveries_by_execution on public.webhook_deliveries (execution_id, user_id);
create index webhook_deliveries_due on public.webhook_deliveries (next_attempt_at, webhook_id) where status = 'PENDING';
create index webhook_deliveries_ended on public.webhook_deliveries (created_at) where status <> 'PENDING';

-- Who may do what ----------------------------------------------------------------------------------------------------

alter table public.webhooks enable row level security;
alter table public.webhook_deliveries enable row level security;
revoke all on public.webhooks, public.webhook_deliveries from anon, authenticated;
grant all on public.webhooks, public.webhook_deliveries to service_role;

-- Nobody reads a secret back, not even sealed.
grant select (
  id, user_id, name, url, events, workflow_id, is_enabled, disabled_reason, previous_secret_until, failing_since, created_at
) on public.webhooks to authenticated;
grant insert (id, user_id, name, url, events, workflow_id, secret) on public.webhooks to authenticated;
grant update (name, url, events, workflow_id, is_enabled, disabled_reason, failing_since, last_failed_at)
  on public.webhooks to authenticated;
grant delete on public.webhooks to authenticated;
-- Messages are written by the database and by the engine.
grant select on public.webhook_deliveries to authenticated;

create policy "People keep their own webhooks" on public.webhooks for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "People read their own deliveries" on public.webhook_deliveries for select to authenticated
  using (user_id = (select auth.uid()));

-- What is written ----------------------------------------------------------------------------------------------------

-- In the transaction in which a run ends, whichever way it ends. The condition is looked at for each run that changes, and costs
-- next to nothing; only an end comes in here, and only one that somebody is to be told of writes anything.
create function private.write_webhook_deliveries() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.webhook_deliveries (user_id, webhook_id, execution_id, event, data)
  select new.user_id, w.id, new.id, 'execution.' || lower(new.status::text), jsonb_build_object(
    'status', new.status,
    'totalCost', new.total_cost::text,
    'error', new.error,
    'errorCode', new.error_code,
    'startedAt', new.started_at,
    'finishedAt', new.finished_at,
    'workflowId', f.id,
    'workflowName', f.name
  )
  from public.webhooks w left join public.workflows f on f.id = new.workflow_id
  where w.user_id = new.user_id and w.is_enabled
    and 'execution.' || lower(new.status::text) = any (w.events)
    and (w.workflow_id is null or w.workflow_id = new.workflow_id);
  return null;
end;
$$;
create trigger write_webhook_deliveries after update of status on public.executions
  for each row
  when (new.status in ('COMPLETED', 'FAILED', 'CANCELLED') and old.status not in ('COMPLETED', 'FAILED', 'CANCELLED'))
  execute function private.write_webhook_deliveries();

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

-- For each delivery that is written, and for one whose time is changed.
create function private.tell_of_webhook_deliveries() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.status = 'PENDING' then
    perform private.enqueue_webhook_delivery(new.id, new.webhook_id, new.next_attempt_at);
  end if;
  return null;
end;
$$;
create trigger tell_of_webhook_deliveries after insert on public.webhook_deliveries
  for each row execute function private.tell_of_webhook_deliveries();
create trigger carry_webhook_deliveries_anew after update of next_attempt_at on public.webhook_deliveries
  for each row execute function private.tell_of_webhook_deliveries();

-- What people may have written, in the schema that Supabase's API does not offer -----------------------------------------

-- A message to see whether it arrives; nothing where there is no such webhook.
create function private.send_test_webhook(webhook uuid) returns uuid
language sql security definer set search_path = ''
as $$
  insert into public.webhook_deliveries (user_id, webhook_id, event)
  select w.user_id, w.id, 'ping' from public.webhooks w where w.id = webhook and w.user_id = (select auth.uid())
  returning id;
$$;

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
create function private.resend_webhook_delivery(delivery uuid) returns boolean
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

-- A new secret; the old one signs beside it for a day. False where there is no such webhook.
create function private.rotate_webhook_secret(webhook uuid, new_secret bytea) returns boolean
language sql security definer set search_path = ''
as $$
  with rotated as (
    update public.webhooks w
    set previous_secret = w.secret, previous_secret_until = now() + interval '24 hours', secret = new_secret
    where w.id = webhook and w.user_id = (select auth.uid()) returning w.id
  )
  select exists (select from rotated);
$$;

revoke execute on function private.write_webhook_deliveries(), private.tell_of_webhook_deliveries()
  from public, anon, authenticated, service_role;
revoke execute on function private.send_test_webhook(uuid), private.resend_webhook_delivery(uuid),
  private.rotate_webhook_secret(uuid, bytea) from public, anon;
grant execute on function private.send_test_webhook(uuid), private.resend_webhook_delivery(uuid),
  private.rotate_webhook_secret(uuid, bytea) to authenticated, service_role;
