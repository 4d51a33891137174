-- Lists: a node that takes one value runs once for each item of a list. An item is a node execution like any other, with its node's
-- as its parent, so that paid calls, costs, reuse and retries serve it as they stand. Nodes without lists have none.

alter table public.nodes add column stops_at_failed_item boolean not null default false;
alter table public.edges add column is_all_at_once boolean not null default false;

-- The budget that a run was asked for with, where a retry has given it another: an amount in USD, or 'none'. By it the same request is
-- known again.
alter table public.executions add column asked_budget text;

alter table public.node_executions
  -- The node execution of which it is an item; null for a node.
  add column parent_id uuid,
  -- From 0, in the order of the list; null for a node, and for an item that is no longer a part of the list.
  add column item_index integer,
  -- Which item of which list it was made from: { node key: { index, label } }.
  add column coordinates jsonb,
  -- Of a node that ran over a list: { total, completed, failed, skipped, running, reused }.
  add column item_counts jsonb,
  -- Somebody left this item out.
  add column is_left_out boolean not null default false;

-- Items have the key of their node. The index in its place serves whoever looks for an execution, for a node of it, or for the node's items.
alter table public.node_executions drop constraint node_executions_execution_id_node_key_key;
-- locks node_executions: only while one index is built, once.
create index node_executions_by_execution on public.node_executions (execution_id, node_key, item_index);

-- As before, with the items.
create or replace function public.commit_runs(batch jsonb)
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

  -- New items, as they stand by now.
  insert into node_executions (
    id, execution_id, user_id, node_key, ordinal, parent_id, item_index, coordinates, status, is_left_out, attempts,
    input, output, signature, faults, reused_from, run_reason, changed_inputs, progress, error, error_code, error_details,
    input_edited_at, output_edited_at, edited_by, started_at, finished_at
  )
  select c.id, r.id, r.user_id, c.node_key, c.ordinal, c.parent_id, c.item_index, c.coordinates, c.status,
    coalesce(c.is_left_out, false), c.attempts, c.input, c.output, c.signature, coalesce(c.faults, '[]'), c.reused_from, c.run_reason,
    c.changed_inputs, c.progress, c.error, c.error_code, c.error_details, c.input_edited_at, c.output_edited_at, c.edited_by,
    case c.start when 'NOW' then now() end, case c.finish when 'NOW' then now() end
  from jsonb_to_recordset(batch -> 'runs') as r (id uuid, user_id uuid, items jsonb), jsonb_to_recordset(r.items) as c (
    id uuid, node_key text, ordinal integer, parent_id uuid, item_index integer, coordinates jsonb,
    status node_execution_status, is_left_out boolean, attempts integer, input jsonb, output jsonb, signature text, faults jsonb,
    reused_from uuid, run_reason text, changed_inputs text[], progress jsonb, error text, error_code text, error_details jsonb,
    input_edited_at timestamptz, output_edited_at timestamptz, edited_by uuid, start text, finish text
  )
  where r.id = any (accepted);

  -- What a node's part does not name is empty, but for what is large: that stays.
  update node_executions n set
    status = coalesce(c.status, n.status),
    is_released = coalesce(c.is_released, false),
    attempts = c.attempts,
    input = coalesce(c.input, n.input),
    output = coalesce(c.output, n.output),
    signature = coalesce(c.signature, n.signature),
    faults = coalesce(c.faults, n.faults),
    item_counts = coalesce(c.item_counts, n.item_counts),
    item_index = case when c.is_set_aside then null else coalesce(c.item_index, n.item_index) end,
    is_left_out = coalesce(c.is_left_out, false),
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
    input_edited_at timestamptz, output_edited_at timestamptz, edited_by uuid, start text, finish text,
    item_counts jsonb, item_index integer, is_set_aside boolean, is_left_out boolean
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
  from jsonb_to_recordset(batch -> 'runs') as r (id uuid, user_id uuid, nodes jsonb, items jsonb),
    jsonb_array_elements(r.nodes || coalesce(r.items, '[]')) as c (node)
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
