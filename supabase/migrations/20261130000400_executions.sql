-- Runs: what was asked for, what each node did, and the numbered events that tell of it.

create type public.execution_status as enum ('PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED');
create type public.node_execution_status as enum ('PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED');

-- Every node and every run is written again soon after it was first. With room beside it (the fill factors), and no index over
-- what changes, that touches no index at all.

create table public.executions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- A run outlives its workflow: its pictures were paid for.
  workflow_id uuid,
  status public.execution_status not null default 'PENDING',
  -- The graph as it was when the run was asked for.
  graph jsonb not null,
  workflow_version integer not null,
  idempotency_key text check (char_length(idempotency_key) between 1 and 200),
  -- Every node pauses before it runs, not only those with a breakpoint.
  is_stepping boolean not null default false,
  -- Earlier results are not reused.
  is_fresh boolean not null default false,
  -- Only this node and what it needs are run.
  target_key text,
  -- Of these, only the target itself is to be made anew.
  is_single boolean not null default false,
  -- The run that this one is another try of, on the workflow as it was by then.
  retry_of uuid,
  -- USD; no paid call is begun that would go beyond it. Null for no limit.
  budget numeric(10, 6) check (budget >= 0),
  -- USD by the listed prices, less what was expected to be reused; null where a price was not known.
  estimated_cost numeric(10, 6),
  total_cost numeric(10, 6) not null default 0,
  error text,
  error_code text,
  -- The number of the newest event. Numbers are per run, so that readers never see one commit out of order.
  last_sequence integer not null default 0,
  -- Events up to this number have been deleted.
  pruned_through integer not null default 0,
  -- Rises by one each time a server takes the run up. A write that names an older one is refused.
  lease_epoch integer not null default 0,
  -- The job that carries it; a run that waits for somebody has none.
  job_id uuid,
  -- Of the request that asked for it, so that whatever server runs it can say so in its log and continue its trace.
  request_id text,
  -- W3C trace context.
  traceparent text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (id, user_id),
  unique (user_id, idempotency_key),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete set null (workflow_id)
) with (fillfactor = 50);
create index executions_by_workflow_and_owner on public.executions (workflow_id, user_id, created_at desc, id desc);
create index executions_by_owner on public.executions (user_id, created_at desc, id desc);

-- Nodes and events are inserted by the thousand, and name their execution without a foreign key: its check, made for each, took
-- longer than the insert. Their execution is written or locked by the statement that writes them, so it is there; and when it
-- goes, so do they, by the trigger below.

create table public.node_executions (
  id uuid primary key default gen_random_uuid(),
  execution_id uuid not null,
  user_id uuid not null,
  node_key text not null,
  ordinal integer not null,
  status public.node_execution_status not null default 'PENDING',
  input jsonb,
  output jsonb,
  progress jsonb,
  error text,
  error_code text,
  error_details jsonb,
  attempts integer not null default 0,
  -- Passing faults that were ridden out: [{ code, message, at, delayMs }].
  faults jsonb not null default '[]',
  -- Somebody let it through its breakpoint.
  is_released boolean not null default false,
  -- Of what it would be made from: its type, its config and its inputs. Two with the same give the same.
  signature text,
  -- The node execution whose result it took over instead of running.
  reused_from uuid,
  -- Why it ran although there may have been an earlier result.
  run_reason text,
  changed_inputs text[],
  -- Somebody corrected what it takes, or what it gave.
  input_edited_at timestamptz,
  output_edited_at timestamptz,
  edited_by uuid,
  cost numeric(10, 6) not null default 0,
  -- USD by the listed price; null for a node that costs nothing.
  estimated_cost numeric(10, 6),
  started_at timestamptz,
  finished_at timestamptz,
  unique (execution_id, node_key)
) with (fillfactor = 30);

create table public.execution_events (
  execution_id uuid not null,
  sequence integer not null,
  user_id uuid not null,
  type text not null,
  node_execution_id uuid,
  payload jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (execution_id, sequence)
);

-- Where the newest result with a signature is, for types that cost money or time. A table of its own, because an index of
-- node_executions would have to be written with each change of each node.
create table public.node_results (
  user_id uuid not null references public.profiles (id) on delete cascade,
  signature text not null,
  node_execution_id uuid not null,
  primary key (user_id, signature)
);

create function public.delete_parts_of_executions() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.execution_events v using gone where v.execution_id = gone.id;
  delete from public.node_executions n using gone where n.execution_id = gone.id;
  return null;
end;
$$;
-- Nobody but the database calls it.
revoke execute on function public.delete_parts_of_executions() from public, anon, authenticated, service_role;

create trigger delete_parts_after_executions
  after delete on public.executions
  referencing old table as gone
  for each statement execute function public.delete_parts_of_executions();

-- Who may do what ----------------------------------------------------------------------------------------------------
-- What a run did is written by the engine alone, and read by its owner.

alter table public.executions enable row level security;
alter table public.node_executions enable row level security;
alter table public.execution_events enable row level security;
alter table public.node_results enable row level security;
revoke all on public.executions, public.node_executions, public.execution_events, public.node_results from anon, authenticated;
grant all on public.executions, public.node_executions, public.execution_events, public.node_results to service_role;
grant select on public.executions, public.node_executions, public.execution_events to authenticated;

create policy "People read their own executions" on public.executions for select to authenticated using (user_id = (select auth.uid()));
create policy "People read their own node executions" on public.node_executions for select to authenticated using (user_id = (select auth.uid()));
create policy "People read their own events" on public.execution_events for select to authenticated using (user_id = (select auth.uid()));
-- Nobody is granted anything on it but the engine; should that change by mistake, people still see their own rows alone.
create policy "People read their own results" on public.node_results for select to authenticated using (user_id = (select auth.uid()));
