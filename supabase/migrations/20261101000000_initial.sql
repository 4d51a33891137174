-- The whole first schema: who owns what, what a run was, what was paid for.
-- Applies alike to Supabase, to plain Postgres 15–18 and to PGlite; `auth.users`, `auth.uid()` and the roles are there already.

create type public.execution_status as enum ('PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED');
create type public.node_execution_status as enum ('PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED');
create type public.generation_status as enum ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED');

-- People -------------------------------------------------------------------------------------------------------------

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  email text,
  display_name text check (char_length(display_name) <= 200),
  created_at timestamptz not null default now()
);

-- Everybody who signs up gets a profile, whichever server signed them up.
create function public.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.profiles (id, email) values (new.id, new.email) on conflict (id) do nothing;
  return new;
end;
$$;
revoke execute on function public.create_profile() from public;

create trigger create_profile_after_sign_up
  after insert on auth.users
  for each row execute function public.create_profile();

insert into public.profiles (id, email) select id, email from auth.users on conflict (id) do nothing;

-- Workflows ----------------------------------------------------------------------------------------------------------

create table public.workflows (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  description text check (char_length(description) <= 2000),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Children name their owner too, and this lets the database hold them to it.
  unique (id, user_id)
);
create index workflows_by_owner on public.workflows (user_id, updated_at desc, id desc);

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
  ordinal integer not null,
  unique (workflow_id, key),
  unique (id, workflow_id),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete cascade
);
create index nodes_by_owner on public.nodes (user_id);

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
create index edges_by_owner on public.edges (user_id);

-- Runs ---------------------------------------------------------------------------------------------------------------

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
  total_cost numeric(10, 6) not null default 0,
  error text,
  error_code text,
  -- The number of the newest event. Numbers are per run, so that readers never see one commit out of order.
  last_sequence integer not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (id, user_id),
  unique (user_id, idempotency_key),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete set null (workflow_id)
);
create index executions_by_workflow on public.executions (workflow_id, created_at desc, id desc);
create index executions_by_owner on public.executions (user_id, created_at desc, id desc);
create index executions_unfinished on public.executions (created_at) where status in ('PENDING', 'RUNNING');

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
  -- Somebody let it through its breakpoint.
  is_released boolean not null default false,
  cost numeric(10, 6) not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  unique (execution_id, node_key),
  foreign key (execution_id, user_id) references public.executions (id, user_id) on delete cascade
);
create index node_executions_by_owner on public.node_executions (user_id);

create table public.execution_events (
  execution_id uuid not null,
  sequence integer not null,
  user_id uuid not null,
  type text not null,
  node_execution_id uuid,
  payload jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (execution_id, sequence),
  foreign key (execution_id, user_id) references public.executions (id, user_id) on delete cascade
);
create index execution_events_by_owner on public.execution_events (user_id);

-- What was paid for --------------------------------------------------------------------------------------------------

create table public.generations (
  -- Also the attempt's id: the row is written before the provider is asked, so that a crash cannot pay twice.
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  execution_id uuid not null,
  node_execution_id uuid not null references public.node_executions (id) on delete cascade,
  status public.generation_status not null default 'PENDING',
  model text not null,
  prompt text not null,
  -- As sent to the model.
  parameters jsonb not null,
  aspect_ratio text,
  input_hash text not null,
  request_id text,
  status_url text,
  response_url text,
  cancel_url text,
  billable_units numeric,
  cost numeric(10, 6),
  error text,
  error_code text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (id, user_id),
  foreign key (execution_id, user_id) references public.executions (id, user_id) on delete cascade
);
create index generations_by_owner on public.generations (user_id, created_at desc, id desc);
create index generations_by_execution on public.generations (execution_id, created_at desc, id desc);
create index generations_by_node_execution on public.generations (node_execution_id);
-- A request belongs to one attempt: nobody adopts another's.
create unique index generations_by_request on public.generations (request_id);

create table public.assets (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- `{user_id}/{uuid}.{ext}` in the private bucket.
  path text not null unique check (starts_with(path, user_id::text || '/')),
  content_type text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  byte_size integer not null check (byte_size > 0),
  origin text not null check (origin in ('UPLOADED', 'GENERATED', 'DERIVED')),
  generation_id uuid,
  ordinal integer not null default 0,
  created_at timestamptz not null default now(),
  foreign key (generation_id, user_id) references public.generations (id, user_id) on delete set null (generation_id)
);
create index assets_by_owner on public.assets (user_id, created_at desc, id desc);
create index assets_by_generation on public.assets (generation_id, ordinal);

-- Who may do what ----------------------------------------------------------------------------------------------------
-- People edit their own workflows; what a run did is written by the engine alone, and read by its owner.

alter table public.profiles enable row level security;
alter table public.workflows enable row level security;
alter table public.nodes enable row level security;
alter table public.edges enable row level security;
alter table public.executions enable row level security;
alter table public.node_executions enable row level security;
alter table public.execution_events enable row level security;
alter table public.generations enable row level security;
alter table public.assets enable row level security;

revoke all on all tables in schema public from anon, authenticated;
grant usage on schema public to authenticated, service_role;
grant all on all tables in schema public to service_role;
grant select, update (display_name) on public.profiles to authenticated;
grant select, insert, update, delete on public.workflows, public.nodes, public.edges to authenticated;
grant select on public.executions, public.node_executions, public.execution_events, public.generations to authenticated;
grant select, insert on public.assets to authenticated;

create policy "People read their own profile" on public.profiles for select to authenticated using (id = (select auth.uid()));
create policy "People change their own profile" on public.profiles for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));

create policy "People keep their own workflows" on public.workflows for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "People keep their own nodes" on public.nodes for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "People keep their own edges" on public.edges for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

create policy "People read their own executions" on public.executions for select to authenticated using (user_id = (select auth.uid()));
create policy "People read their own node executions" on public.node_executions for select to authenticated using (user_id = (select auth.uid()));
create policy "People read their own events" on public.execution_events for select to authenticated using (user_id = (select auth.uid()));
create policy "People read their own generations" on public.generations for select to authenticated using (user_id = (select auth.uid()));
create policy "People add what they upload" on public.assets for insert to authenticated
  with check (user_id = (select auth.uid()) and origin = 'UPLOADED' and generation_id is null);
create policy "People read their own assets" on public.assets for select to authenticated using (user_id = (select auth.uid()));
