-- What lets a run survive its server, be taken over by another, reuse earlier results, be corrected, and keep to a budget.

alter table public.profiles
  -- USD a calendar month (UTC); null for no limit.
  add column monthly_budget numeric(10, 6) check (monthly_budget >= 0);
grant update (monthly_budget) on public.profiles to authenticated;

alter table public.nodes
  -- Its earlier results are not reused.
  add column is_fresh boolean not null default false;

alter table public.executions
  -- Rises by one each time a server takes the run up. A write that names an older one is refused.
  add column lease_epoch integer not null default 0,
  -- The job that carries it; a run that waits for somebody has none.
  add column job_id uuid,
  -- Earlier results are not reused.
  add column is_fresh boolean not null default false,
  -- Only this node and what it needs are run.
  add column target_key text,
  -- Of these, only the target itself is to be made anew.
  add column is_single boolean not null default false,
  -- The run that this one is another try of, on the workflow as it was by then.
  add column retry_of uuid,
  -- USD; no paid call is begun that would go beyond it. Null for no limit.
  add column budget numeric(10, 6) check (budget >= 0),
  -- USD by the listed prices, less what was expected to be reused; null where a price was not known.
  add column estimated_cost numeric(10, 6),
  -- Events up to this number have been deleted.
  add column pruned_through integer not null default 0;

alter table public.node_executions
  -- Of what it would be made from: its type, its config and its inputs. Two with the same give the same.
  add column signature text,
  -- The node execution whose result it took over instead of running.
  add column reused_from uuid,
  -- Why it ran although there may have been an earlier result.
  add column run_reason text,
  add column changed_inputs text[],
  -- Passing faults that were ridden out: [{ code, message, at, delayMs }].
  add column faults jsonb not null default '[]',
  -- Somebody corrected what it takes, or what it gave.
  add column input_edited_at timestamptz,
  add column output_edited_at timestamptz,
  add column edited_by uuid,
  -- USD by the listed price; null for a node that costs nothing.
  add column estimated_cost numeric(10, 6);

alter table public.generations
  -- USD by the listed price when the intent was written: held against the budgets until the true cost is known.
  add column estimated_cost numeric(10, 6),
  -- When the provider itself told that it had ended.
  add column told_at timestamptz;

create index generations_open on public.generations (execution_id) where status in ('PENDING', 'RUNNING');

-- Where the newest result with a signature is, for types that cost money or time. A table of its own, because an index of
-- node_executions would have to be written with each change of each node.
create table public.node_results (
  user_id uuid not null references public.profiles (id) on delete cascade,
  signature text not null,
  node_execution_id uuid not null,
  primary key (user_id, signature)
);
alter table public.node_results enable row level security;
revoke all on public.node_results from anon, authenticated;
grant all on public.node_results to service_role;

-- Every node and every run is written again soon after it was first. With room beside it, and no index over what changes,
-- that touches no index at all.
alter table public.node_executions set (fillfactor = 30);
alter table public.executions set (fillfactor = 50);
drop index public.executions_unfinished;
drop index public.node_executions_by_owner;
drop index public.execution_events_by_owner;

-- Nodes and events are inserted by the thousand; the check of these keys, made for each, took longer than the insert. Their
-- execution is written or locked by the statement that writes them, so it is there; and when it goes, so do they.
alter table public.execution_events drop constraint execution_events_execution_id_user_id_fkey;
alter table public.node_executions drop constraint node_executions_execution_id_user_id_fkey;

create function public.delete_parts_of_executions() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.execution_events v using gone where v.execution_id = gone.id;
  delete from public.node_executions n using gone where n.execution_id = gone.id;
  return null;
end;
$$;
revoke execute on function public.delete_parts_of_executions() from public;

create trigger delete_parts_after_executions
  after delete on public.executions
  referencing old table as gone
  for each statement execute function public.delete_parts_of_executions();
