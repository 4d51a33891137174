-- The library: what each picture is known by, so that it is found again; boards; and executions that are no run of a workflow.

-- Executions of other purposes -----------------------------------------------------------------------------------------

-- An edit, a description or a page is an execution, too: it has a graph of its own and no workflow (its version is 0).
alter table public.executions
  add column purpose text not null default 'WORKFLOW' check (purpose in ('WORKFLOW', 'EDIT', 'DESCRIBE', 'PAGE'));
-- Runs of workflows are in none of it, so that they cost no more to write.
-- locks executions: there is none of them yet.
create index executions_by_purpose on public.executions (user_id, purpose, created_at desc, id desc) where purpose <> 'WORKFLOW';

-- As before, with what it is for.
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
      is_fresh, target_key, is_single, retry_of, budget, estimated_cost, request_id, traceparent, purpose
    )
    select r.id, r.user_id, r.workflow_id, r.workflow_version, r.graph, r.idempotency_key, r.job_id,
      r.is_fresh, r.target_key, r.is_single, r.retry_of, r.budget, r.estimated_cost, r.request_id, r.traceparent, coalesce(r.purpose, 'WORKFLOW')
    from jsonb_to_recordset(batch) as r (
      id uuid, user_id uuid, workflow_id uuid, workflow_version integer, graph jsonb, idempotency_key text, job_id uuid,
      is_fresh boolean, target_key text, is_single boolean, retry_of uuid, budget numeric, estimated_cost numeric,
      request_id text, traceparent text, purpose text
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

-- Webhooks tell of runs of workflows, as before: nobody asked to hear of each description.
create or replace function private.write_webhook_deliveries() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.purpose <> 'WORKFLOW' then
    return null;
  end if;
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

-- What a picture is known by ---------------------------------------------------------------------------------------------

alter table public.assets
  -- What its owner calls it, or its file was called; null for none.
  add column name text check (char_length(name) between 1 and 200),
  -- Of its owner's.
  add column tags text[] not null default '{}',
  add column is_starred boolean not null default false,
  -- What made it, written down here because runs, and with them generations, are removed. No foreign key: the workflow may be gone.
  add column prompt text,
  add column model text,
  add column workflow_id uuid,

  -- Measured on its pixels. Null until then; the look stays null where the picture could not be read.
  add column measured_at timestamptz,
  -- [{ hex, share }], the one that covers most first.
  add column colors jsonb,
  -- From 0, black, to 1, white.
  add column lightness real,
  -- From 0, one plain area, to 1, noise.
  add column detail real,
  -- A tiny copy as a data URI, shown until the picture is there.
  add column placeholder text,
  -- Colors, perceptual hash and features, packed: `store/look.ts`.
  add column look bytea,
  -- The buckets that its colors and features lie in: `store/look-keys.ts`.
  add column look_keys integer[],

  -- Told by whoever looked at it.
  add column caption text,
  add column found_tags text[] not null default '{}',
  add column describe_status text check (describe_status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED')),
  add column describe_tries integer not null default 0,
  add column describe_error text,
  add column describe_error_code text,
  add column describe_execution_id uuid,
  -- The model's id, or LOCAL where only what is measured and written down here was at hand.
  add column described_by text,
  add column described_at timestamptz,

  -- The words by which it is found: `store/asset-words.ts`.
  add column words tsvector,
  -- Hidden since; removed with its files ten minutes later.
  add column deleted_at timestamptz;

-- Indexes that serve one owner's pictures alone. What they hold is hashed with the owner (words and keys), or begins with it.
-- locks assets: seconds for a million pictures, once; most of these are empty until pictures are measured.
create index assets_in_library on public.assets (user_id, created_at desc, id desc) where deleted_at is null;
create index assets_by_origin on public.assets (user_id, origin, created_at desc, id desc) where deleted_at is null;
create index assets_by_model on public.assets (user_id, model, created_at desc, id desc) where model is not null and deleted_at is null;
create index assets_by_workflow on public.assets (user_id, workflow_id, created_at desc, id desc) where workflow_id is not null and deleted_at is null;
create index assets_starred on public.assets (user_id, created_at desc, id desc) where is_starred and deleted_at is null;
create index assets_to_measure on public.assets (created_at) where measured_at is null;
create index assets_deleted on public.assets (deleted_at) where deleted_at is not null;
-- Without a list of pending entries, which each search would have to read through.
create index assets_by_words on public.assets using gin (words) with (fastupdate = off);
create index assets_by_look on public.assets using gin (look_keys) with (fastupdate = off);

-- Each word that pictures of somebody have been known by, so that one that was mistyped leads to those that are like it.
create table public.library_words (
  user_id uuid not null references public.profiles (id) on delete cascade,
  word text collate "C" not null,
  primary key (user_id, word)
);

create table public.boards (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, user_id)
);
create index boards_by_owner on public.boards (user_id, created_at desc, id desc);

create table public.board_assets (
  board_id uuid not null,
  asset_id uuid not null references public.assets (id) on delete cascade,
  user_id uuid not null,
  added_at timestamptz not null default now(),
  primary key (board_id, asset_id),
  foreign key (board_id, user_id) references public.boards (id, user_id) on delete cascade
);
create index board_assets_by_board_and_owner on public.board_assets (board_id, user_id);
create index board_assets_by_asset on public.board_assets (asset_id);

-- Who may do what ----------------------------------------------------------------------------------------------------

alter table public.library_words enable row level security;
alter table public.boards enable row level security;
alter table public.board_assets enable row level security;
revoke all on public.library_words, public.boards, public.board_assets from anon, authenticated;
grant all on public.library_words, public.boards, public.board_assets to service_role;
grant select, insert, update, delete on public.boards to authenticated;
grant select, insert, delete on public.board_assets to authenticated;
grant select, insert on public.library_words to authenticated;
-- The rest of a picture is as it was made or measured.
grant update (name, tags, is_starred, words) on public.assets to authenticated;

alter policy "People read their own assets" on public.assets using (user_id = (select auth.uid()) and deleted_at is null);
create policy "People name and sort their own assets" on public.assets for update to authenticated
  using (user_id = (select auth.uid()) and deleted_at is null)
  with check (user_id = (select auth.uid()) and deleted_at is null);
create policy "People keep their own boards" on public.boards for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "People see what is on their boards" on public.board_assets for select to authenticated
  using (user_id = (select auth.uid()));
create policy "People put their own pictures on boards" on public.board_assets for insert to authenticated
  with check (user_id = (select auth.uid()) and exists (select from public.assets a where a.id = asset_id));
create policy "People take pictures off their boards" on public.board_assets for delete to authenticated
  using (user_id = (select auth.uid()));
create policy "People see the words of their own library" on public.library_words for select to authenticated
  using (user_id = (select auth.uid()));
create policy "People add words to their own library" on public.library_words for insert to authenticated
  with check (user_id = (select auth.uid()));

-- Whoever marks a row under a policy that hides it is refused by Postgres; hence functions. They give the ids of what they changed.
create function private.delete_assets(ids uuid[]) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.assets set deleted_at = now()
  where id = any (ids) and user_id = (select auth.uid()) and deleted_at is null returning id;
$$;

create function private.restore_assets(ids uuid[]) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.assets set deleted_at = null
  where id = any (ids) and user_id = (select auth.uid()) and deleted_at > now() - interval '10 minutes' returning id;
$$;

revoke execute on function private.delete_assets(uuid[]), private.restore_assets(uuid[]) from public, anon;
grant execute on function private.delete_assets(uuid[]), private.restore_assets(uuid[]) to authenticated, service_role;
