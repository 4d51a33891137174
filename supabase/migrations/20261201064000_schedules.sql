-- What runs published workflows beside people and their programs: a clock (schedules), and other systems that POST with a secret
-- (triggers). And on each run, who called.

create table public.schedules (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  workflow_id uuid not null,
  -- Five parts, read by the clock of the time zone (IANA).
  cron text not null check (char_length(cron) <= 200),
  time_zone text not null check (char_length(time_zone) <= 100),
  -- What is done about times at which no server was there.
  missed text not null default 'SKIP' check (missed in ('SKIP', 'RUN_ONCE')),
  -- By the names of the workflow's inputs.
  inputs jsonb not null default '{}' check (jsonb_typeof(inputs) = 'object'),
  -- USD in a calendar month (UTC), of all its runs together; null for no limit of its own.
  monthly_budget numeric(20, 6) check (monthly_budget >= 0),
  is_enabled boolean not null default true,
  -- When it comes next; null while it is switched off, and where it never comes any more.
  next_at timestamptz,
  -- What became of the newest time that came: for which it was, the run, or why there was none.
  last_at timestamptz,
  last_outcome text check (last_outcome in ('STARTED', 'REFUSED', 'MISSED')),
  last_execution_id uuid,
  last_error text,
  last_error_code text,
  created_at timestamptz not null default now(),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete cascade
);
create index schedules_by_owner on public.schedules (user_id, created_at desc, id desc);
create index schedules_by_workflow on public.schedules (workflow_id, user_id, created_at desc, id desc);
create index schedules_due on public.schedules (next_at) where next_at is not null;

create table public.triggers (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  workflow_id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  -- SHA-256 of the secret, and how that begins.
  hash bytea not null check (octet_length(hash) = 32),
  hint text not null check (char_length(hint) <= 20),
  inputs jsonb not null default '{}' check (jsonb_typeof(inputs) = 'object'),
  -- { input: path }: what of the body an input is; null where the body names the inputs itself.
  mapping jsonb check (jsonb_typeof(mapping) = 'object'),
  monthly_budget numeric(20, 6) check (monthly_budget >= 0),
  is_enabled boolean not null default true,
  -- What became of the newest call.
  last_at timestamptz,
  last_outcome text check (last_outcome in ('STARTED', 'REFUSED')),
  last_execution_id uuid,
  last_error text,
  last_error_code text,
  created_at timestamptz not null default now(),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete cascade
);
create index triggers_by_owner on public.triggers (user_id, created_at desc, id desc);
create index triggers_by_workflow on public.triggers (workflow_id, user_id, created_at desc, id desc);

-- Who may do what. Both stay in sight while their workflow is deleted: they say why they do not run.
alter table public.schedules enable row level security;
alter table public.triggers enable row level security;
revoke all on public.schedules, public.triggers from anon, authenticated;
grant all on public.schedules, public.triggers to service_role;
grant select, delete on public.schedules to authenticated;
grant insert (user_id, workflow_id, cron, time_zone, missed, inputs, monthly_budget, is_enabled, next_at) on public.schedules to authenticated;
grant update (cron, time_zone, missed, inputs, monthly_budget, is_enabled, next_at) on public.schedules to authenticated;
-- Nobody reads a secret back, not even its hash.
grant select (
  id, user_id, workflow_id, name, hint, inputs, mapping, monthly_budget, is_enabled,
  last_at, last_outcome, last_execution_id, last_error, last_error_code, created_at
) on public.triggers to authenticated;
grant insert (id, user_id, workflow_id, name, hash, hint, inputs, mapping, monthly_budget) on public.triggers to authenticated;
grant update (name, hash, hint, inputs, mapping, monthly_budget, is_enabled) on public.triggers to authenticated;
grant delete on public.triggers to authenticated;
create policy "People keep their own schedules" on public.schedules for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "People keep their own triggers" on public.triggers for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

-- Whose trigger it is, asked before it is known who calls; nothing where the secret is another.
create function private.identify_trigger(trigger uuid, secret_hash bytea) returns uuid
language sql stable security definer set search_path = ''
as $$
  select t.user_id from public.triggers t where t.id = trigger and t.hash = secret_hash;
$$;
revoke execute on function private.identify_trigger(uuid, bytea) from public, anon, authenticated;
grant execute on function private.identify_trigger(uuid, bytea) to service_role;

-- Who called --------------------------------------------------------------------------------------------------------

-- Null for runs from before; a schedule's and a trigger's id, and what it was called then.
alter table public.executions
  add column caller text,
  add column caller_id uuid,
  add column caller_name text;
-- What a schedule's or a trigger's runs cost in a month: those that have not ended, or ended in it.
-- locks executions: nothing has called any of them yet.
create index executions_by_caller on public.executions (caller_id, finished_at) where caller_id is not null;

-- As before, with who called.
create or replace function public.create_runs(batch jsonb)
returns table (id uuid, created_at timestamptz)
language plpgsql
set search_path = public
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  made uuid[];
begin
  with written as (
    insert into executions (
      id, user_id, workflow_id, workflow_version, graph, idempotency_key, job_id,
      is_fresh, target_key, is_single, retry_of, budget, estimated_cost, request_id, traceparent, purpose,
      caller, caller_id, caller_name
    )
    select r.id, r.user_id, r.workflow_id, r.workflow_version, r.graph, r.idempotency_key, r.job_id,
      r.is_fresh, r.target_key, r.is_single, r.retry_of, r.budget, r.estimated_cost, r.request_id, r.traceparent, coalesce(r.purpose, 'WORKFLOW'),
      r.caller, r.caller_id, r.caller_name
    from jsonb_to_recordset(batch) as r (
      id uuid, user_id uuid, workflow_id uuid, workflow_version integer, graph jsonb, idempotency_key text, job_id uuid,
      is_fresh boolean, target_key text, is_single boolean, retry_of uuid, budget numeric, estimated_cost numeric,
      request_id text, traceparent text, purpose text, caller text, caller_id uuid, caller_name text
    )
    on conflict (user_id, idempotency_key) do nothing
    returning executions.id
  )
  select coalesce(array_agg(written.id), '{}') into made from written;

  insert into node_executions (id, execution_id, user_id, node_key, ordinal, estimated_cost)
  select node_id::uuid, r.id, r.user_id, node ->> 'key', place - 1, (r.node_costs ->> (node ->> 'key'))::numeric
  from jsonb_to_recordset(batch) as r (id uuid, user_id uuid, graph jsonb, node_ids jsonb, node_costs jsonb),
    rows from (jsonb_array_elements(r.graph -> 'nodes'), jsonb_array_elements_text(r.node_ids)) with ordinality
      as n (node, node_id, place)
  where r.id = any (made);

  -- Its job is written next, in the same transaction: servers look for it once that is committed.
  perform pg_notify('visualadgen', 'JOBS');

  return query select e.id, e.created_at from executions e where e.id = any (made);
end;
$$;
