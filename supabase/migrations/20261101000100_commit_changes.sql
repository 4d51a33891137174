-- How the engine writes: a batch of changes of state, each with its numbered event, all of it in one statement.
--
-- A change names the states that its row may be in; where the row is in another by now, the change is left out and has no
-- event. Executions are locked in the order of their ids, which keeps the numbers of each without gaps and keeps two
-- servers from waiting for each other. A batch holds at most one change per node, and an execution's own change stands
-- alone among that execution's changes: one statement cannot update a row twice.
--
-- A function rather than a statement of the server's, because its plan is then made once for each connection: planning
-- it anew took several times as long as running it.

create function public.commit_changes(changes jsonb)
returns table (ordinal integer, sequence integer, at timestamptz, total_cost text, node_cost text)
language plpgsql
set search_path = public
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  with change as (
    select * from jsonb_to_recordset(changes) as c (
      ordinal integer, execution_id uuid, type text, payload jsonb,
      node_id uuid, node_from node_execution_status[], node_to node_execution_status,
      input jsonb, output jsonb, progress jsonb, error text, error_code text, error_details jsonb,
      attempts integer,
      execution_from execution_status[], execution_to execution_status, is_stepping boolean, node_reset node_execution_status[]
    )
  ),
  locked as (
    select e.id, e.user_id, e.status, e.last_sequence from executions e
    where e.id in (select execution_id from change) order by e.id for update
  ),
  moved as (
    update node_executions n set
      status = c.node_to,
      input = coalesce(c.input, n.input),
      output = coalesce(c.output, n.output),
      progress = c.progress,
      error = c.error, error_code = c.error_code, error_details = c.error_details,
      attempts = n.attempts + c.attempts,
      started_at = case when c.node_to = 'RUNNING' then coalesce(n.started_at, now()) else n.started_at end,
      finished_at = case when c.node_to in ('COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED') then now() end
    from change c join locked l on l.id = c.execution_id
    where n.id = c.node_id and n.execution_id = c.execution_id and n.status = any (c.node_from) and l.status = 'RUNNING'
    returning c.ordinal, n.cost
  ),
  accepted as (
    select c.*, l.user_id, m.cost as node_cost,
      l.last_sequence + (row_number() over (partition by c.execution_id order by c.ordinal))::integer as sequence
    from change c join locked l on l.id = c.execution_id left join moved m on m.ordinal = c.ordinal
    where m.ordinal is not null or l.status = any (c.execution_from)
  ),
  logged as (
    insert into execution_events (execution_id, sequence, user_id, type, node_execution_id, payload, at)
    select execution_id, sequence, user_id, type, node_id, payload, now() from accepted
  ),
  cancelled as (
    update node_executions n set status = 'CANCELLED', progress = null, finished_at = now()
    from accepted a
    where a.execution_to = 'CANCELLED' and n.execution_id = a.execution_id and n.status in ('PENDING', 'RUNNING', 'PAUSED')
  ),
  -- Going on: what waited at a breakpoint is let through, or what did not complete is to be run again.
  reset as (
    update node_executions n set
      status = 'PENDING', progress = null, is_released = n.status = 'PAUSED',
      error = null, error_code = null, error_details = null, started_at = null, finished_at = null
    from accepted a
    where a.node_reset is not null and n.execution_id = a.execution_id and n.status = any (a.node_reset)
  ),
  total as (
    select execution_id, max(sequence) as sequence, max(execution_to) as status, bool_or(is_stepping) as is_stepping,
      max(error) filter (where execution_to is not null) as error,
      max(error_code) filter (where execution_to is not null) as error_code
    from accepted group by execution_id
  ),
  advanced as (
    update executions e set
      last_sequence = t.sequence,
      status = coalesce(t.status, e.status),
      is_stepping = coalesce(t.is_stepping, e.is_stepping),
      error = case when t.status is null then e.error else t.error end,
      error_code = case when t.status is null then e.error_code else t.error_code end,
      started_at = case when t.status = 'RUNNING' then coalesce(e.started_at, now()) else e.started_at end,
      finished_at = case
        when t.status in ('COMPLETED', 'FAILED', 'CANCELLED') then now()
        when t.status is null then e.finished_at
      end
    from total t where e.id = t.execution_id
    returning e.id, e.total_cost
  )
  select a.ordinal, a.sequence, now(), e.total_cost::text, a.node_cost::text
  from accepted a join advanced e on e.id = a.execution_id order by a.ordinal;
end;
$$;

-- People change runs by asking the engine, never by themselves.
revoke execute on function public.commit_changes(jsonb) from public, anon, authenticated;
grant execute on function public.commit_changes(jsonb) to service_role;
