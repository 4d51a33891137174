-- How the engine writes: what happened to many runs, all of it in one statement.
--
-- A run's part names the number of the newest event that its writer knows, and the hold that the writer has on it. When
-- either is another by now (somebody cancelled the run, another server took it over), the whole part is left out and is not
-- among the rows that come back. So every change is a compare-and-set on the state that it was worked out from, and the
-- numbers of a run have no gaps. Runs are locked in the order of their ids, so that servers never wait for each other in a
-- circle.
--
-- A function rather than statements of the server's, because their plans are then made once for each connection: planning
-- them anew took several times as long as running them. The plans must also hold for tables that grow from nothing: each
-- row is found by its key, whatever the planner thinks of a table that is still empty.

create function public.commit_runs(batch jsonb)
returns table (id uuid, at timestamptz, total_cost text, node_costs jsonb)
language plpgsql
set search_path = public
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  accepted uuid[];
  moved integer;
begin
  with locked as (
    select e.id
    from jsonb_to_recordset(batch -> 'runs') as r (id uuid, epoch integer, expected integer, was execution_status)
    join executions e on e.id = r.id
    where e.last_sequence = r.expected and e.status = r.was and (r.epoch is null or e.lease_epoch = r.epoch)
    order by e.id for update of e
  )
  select coalesce(array_agg(locked.id), '{}') into accepted from locked;

  -- What a node's part does not name is empty, but for what is large: that stays.
  update node_executions n set
    status = coalesce(c.status, n.status),
    is_released = coalesce(c.is_released, false),
    attempts = c.attempts,
    input = coalesce(c.input, n.input),
    output = coalesce(c.output, n.output),
    signature = coalesce(c.signature, n.signature),
    faults = coalesce(c.faults, n.faults),
    reused_from = c.reused_from,
    run_reason = c.run_reason,
    changed_inputs = c.changed_inputs,
    progress = c.progress,
    error = c.error, error_code = c.error_code, error_details = c.error_details,
    input_edited_at = c.input_edited_at, output_edited_at = c.output_edited_at, edited_by = c.edited_by,
    started_at = case c.start when 'NOW' then now() when 'NONE' then null else n.started_at end,
    finished_at = case c.finish when 'NOW' then now() when 'NONE' then null else n.finished_at end
  from jsonb_to_recordset(batch -> 'runs') as r (id uuid, nodes jsonb), jsonb_to_recordset(r.nodes) as c (
    id uuid, was node_execution_status, status node_execution_status, is_released boolean, attempts integer,
    input jsonb, output jsonb, signature text, reused_from uuid, run_reason text, changed_inputs text[], faults jsonb,
    progress jsonb, error text, error_code text, error_details jsonb,
    input_edited_at timestamptz, output_edited_at timestamptz, edited_by uuid, start text, finish text
  )
  where r.id = any (accepted) and n.id = c.id and n.status = c.was;
  get diagnostics moved = row_count;
  if moved <> (
    select coalesce(sum(jsonb_array_length(r.nodes)), 0)
    from jsonb_to_recordset(batch -> 'runs') as r (id uuid, nodes jsonb) where r.id = any (accepted)
  ) then
    raise exception 'A node is in another state than its run tells.' using errcode = 'data_corrupted';
  end if;

  insert into node_results (user_id, signature, node_execution_id)
  select distinct on (r.user_id, c.node ->> 'result') r.user_id, c.node ->> 'result', (c.node ->> 'id')::uuid
  from jsonb_to_recordset(batch -> 'runs') as r (id uuid, user_id uuid, nodes jsonb),
    jsonb_array_elements(r.nodes) as c (node)
  where r.id = any (accepted) and c.node ? 'result'
  on conflict (user_id, signature) do update set node_execution_id = excluded.node_execution_id;

  insert into execution_events (execution_id, sequence, user_id, type, node_execution_id, payload, at)
  select r.id, r.expected + c.place, r.user_id, c.event ->> 'type', (c.event ->> 'node')::uuid,
    coalesce(c.event -> 'payload', '{}'), now()
  from jsonb_to_recordset(batch -> 'runs') as r (id uuid, user_id uuid, expected integer, events jsonb),
    jsonb_array_elements(r.events) with ordinality as c (event, place)
  where r.id = any (accepted);

  -- Other servers hear of it once it is committed.
  perform pg_notify('visualadgen', notice) from jsonb_array_elements_text(batch -> 'notices') notice;

  return query
  update executions e set
    last_sequence = r.expected + jsonb_array_length(r.events),
    status = r.status,
    is_stepping = r.is_stepping,
    job_id = r.job_id,
    error = r.error,
    error_code = r.error_code,
    started_at = case r.start when 'NOW' then now() else e.started_at end,
    finished_at = case r.finish when 'NOW' then now() when 'NONE' then null else e.finished_at end
  from jsonb_to_recordset(batch -> 'runs') as r (
    id uuid, expected integer, events jsonb, status execution_status, is_stepping boolean, job_id uuid,
    error text, error_code text, start text, finish text
  )
  where e.id = r.id and e.id = any (accepted)
  returning e.id, now(), e.total_cost::text, case when e.total_cost <> 0 then (
    select jsonb_object_agg(n.id, n.cost::text) from node_executions n where n.execution_id = e.id and n.cost <> 0
  ) end;
end;
$$;

-- Writes new runs with a node execution for each node of their graphs, whose ids come in the graph's order.
-- A run whose idempotency key was used before is left out.
create function public.create_runs(batch jsonb)
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

-- Takes hold of the executions that jobs carry, and so loosens every earlier hold. Left out is what has ended, is paused, or
-- is carried by another job by now.
create function public.hold_runs(jobs jsonb)
returns table (id uuid, lease_epoch integer, last_sequence integer)
language sql
set search_path = public
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
  update executions e set lease_epoch = e.lease_epoch + 1
  from jsonb_to_recordset(jobs) as j ("executionId" uuid, id uuid)
  where e.id = j."executionId" and e.job_id = j.id and e.status in ('PENDING', 'RUNNING')
  returning e.id, e.lease_epoch, e.last_sequence;
$$;

-- People change runs by asking the engine, never by themselves.
revoke execute on function public.commit_runs(jsonb), public.create_runs(jsonb), public.hold_runs(jsonb) from public, anon, authenticated;
grant execute on function public.commit_runs(jsonb), public.create_runs(jsonb), public.hold_runs(jsonb) to service_role;
