-- Workflows as people draw them: nodes, the edges between them, and what is written on the canvas.
-- Each foreign key has an index that begins with its columns.

create table public.workflows (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  description text check (char_length(description) <= 2000),
  version integer not null default 1 check (version > 0),
  -- [{ key, text, color, position: { x, y }, size: { width, height } }]. They mean nothing to a run.
  notes jsonb not null default '[]' check (jsonb_typeof(notes) = 'array'),
  -- The same, with a title in place of the text.
  frames jsonb not null default '[]' check (jsonb_typeof(frames) = 'array'),
  -- Nobody has touched it since it was opened to begin something; it is in nobody's list.
  is_provisional boolean not null default false,
  -- A deleted workflow can be brought back for 30 days. Until then it is marked, and nobody sees it, nor its nodes and edges.
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Children name their owner too, and this lets the database hold them to it.
  unique (id, user_id)
);
create index workflows_by_owner on public.workflows (user_id, updated_at desc, id desc);
create index workflows_deleted on public.workflows (user_id, deleted_at) where deleted_at is not null;
create index workflows_provisional on public.workflows (created_at) where is_provisional;

create table public.nodes (
  id uuid primary key default gen_random_uuid(),
  workflow_id uuid not null,
  user_id uuid not null,
  key text not null check (char_length(key) between 1 and 200),
  -- Not an enum: a new node type must not need a migration.
  type text not null,
  name text not null,
  config jsonb not null default '{}',
  position_x double precision not null,
  position_y double precision not null,
  has_breakpoint boolean not null default false,
  -- Its earlier results are not reused.
  is_fresh boolean not null default false,
  -- It does not run, as though it and its edges were not there.
  is_muted boolean not null default false,
  ordinal integer not null,
  unique (workflow_id, key),
  unique (id, workflow_id),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete cascade
);
create index nodes_by_workflow on public.nodes (workflow_id, user_id);

create table public.edges (
  id uuid primary key default gen_random_uuid(),
  workflow_id uuid not null,
  user_id uuid not null,
  source_node_id uuid not null,
  source_handle text not null,
  target_node_id uuid not null,
  target_handle text not null,
  -- The order in which the edges were made, which is the order in which outputs are merged.
  ordinal integer not null,
  unique (source_node_id, source_handle, target_node_id, target_handle),
  check (source_node_id <> target_node_id),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete cascade,
  foreign key (source_node_id, workflow_id) references public.nodes (id, workflow_id) on delete cascade,
  foreign key (target_node_id, workflow_id) references public.nodes (id, workflow_id) on delete cascade
);
create index edges_by_workflow on public.edges (workflow_id, ordinal);
create index edges_by_source on public.edges (source_node_id, workflow_id);
create index edges_by_target on public.edges (target_node_id, workflow_id);
create index edges_by_workflow_and_owner on public.edges (workflow_id, user_id);

-- Who may do what ----------------------------------------------------------------------------------------------------

alter table public.workflows enable row level security;
alter table public.nodes enable row level security;
alter table public.edges enable row level security;
revoke all on public.workflows, public.nodes, public.edges from anon, authenticated;
grant all on public.workflows, public.nodes, public.edges to service_role;
grant select, insert, update, delete on public.workflows, public.nodes, public.edges to authenticated;

-- A few at most, and asked for once in a statement: to look each node's workflow up took longer than reading it.
create function private.own_deleted_workflows() returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(id), '{}') from public.workflows
  where user_id = (select auth.uid()) and deleted_at is not null;
$$;

create policy "People keep their own workflows" on public.workflows for all to authenticated
  using (user_id = (select auth.uid()) and deleted_at is null)
  with check (user_id = (select auth.uid()) and deleted_at is null);
create policy "People keep their own nodes" on public.nodes for all to authenticated
  using (user_id = (select auth.uid()) and workflow_id <> all ((select private.own_deleted_workflows())::uuid[]))
  with check (user_id = (select auth.uid()));
create policy "People keep their own edges" on public.edges for all to authenticated
  using (user_id = (select auth.uid()) and workflow_id <> all ((select private.own_deleted_workflows())::uuid[]))
  with check (user_id = (select auth.uid()));

-- Deleting and bringing back -----------------------------------------------------------------------------------------

-- Whoever marks a row under a policy that hides it is refused by Postgres; hence functions. True where something was done.
create function private.delete_workflow(workflow uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with marked as (
    update public.workflows set deleted_at = now()
    where id = workflow and user_id = (select auth.uid()) and deleted_at is null returning id
  )
  select exists (select from marked);
$$;

create function private.restore_workflow(workflow uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with restored as (
    update public.workflows set deleted_at = null
    where id = workflow and user_id = (select auth.uid()) and deleted_at is not null returning id
  )
  select exists (select from restored);
$$;

revoke execute on function private.own_deleted_workflows(), private.delete_workflow(uuid), private.restore_workflow(uuid)
  from public, anon;
grant execute on function private.own_deleted_workflows(), private.delete_workflow(uuid), private.restore_workflow(uuid)
  to authenticated, service_role;

-- Provisional workflows ----------------------------------------------------------------------------------------------

-- Whatever is changed of a provisional workflow makes it one like all others, whoever changes it. One that is never touched goes
-- after a while; see `removeUntouchedWorkflows` in `server/src/store/`.
create function public.touch_provisional_workflow() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.is_provisional := false;
  return new;
end;
$$;

revoke execute on function public.touch_provisional_workflow() from public, anon, authenticated;

create trigger workflows_touched before update on public.workflows
  for each row when (old.is_provisional) execute function public.touch_provisional_workflow();
