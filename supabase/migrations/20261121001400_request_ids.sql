-- An execution keeps which request asked for it, so that whatever server runs it can say so in its log and continue its trace.

alter table public.executions
  add column request_id text,
  -- W3C trace context.
  add column traceparent text;

-- As before, with the two.
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
      is_fresh, target_key, is_single, retry_of, budget, estimated_cost, request_id, traceparent
    )
    select r.id, r.user_id, r.workflow_id, r.workflow_version, r.graph, r.idempotency_key, r.job_id,
      r.is_fresh, r.target_key, r.is_single, r.retry_of, r.budget, r.estimated_cost, r.request_id, r.traceparent
    from jsonb_to_recordset(batch) as r (
      id uuid, user_id uuid, workflow_id uuid, workflow_version integer, graph jsonb, idempotency_key text, job_id uuid,
      is_fresh boolean, target_key text, is_single boolean, retry_of uuid, budget numeric, estimated_cost numeric,
      request_id text, traceparent text
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
