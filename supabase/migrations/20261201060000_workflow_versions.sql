-- Versions of workflows: what was run or published is kept as it was, and can be run, compared and restored.

-- The version that programs run; null for none. Its row in `workflow_versions` is written before.
alter table public.workflows add column published_version integer check (published_version > 0);

create table public.workflow_versions (
  id uuid primary key default gen_random_uuid(),
  workflow_id uuid not null,
  user_id uuid not null,
  -- That of the workflow when it was saved.
  version integer not null check (version > 0),
  -- The whole graph as it was saved (`packages/graph/src/graph.ts`).
  graph jsonb not null check (jsonb_typeof(graph) = 'object'),
  -- By which people know it; null for none.
  name text check (char_length(name) between 1 and 200),
  -- What its owner wrote when publishing it.
  note text check (char_length(note) <= 2000),
  -- When it was last published; null for never.
  published_at timestamptz,
  created_at timestamptz not null default now(),
  unique (workflow_id, version),
  foreign key (workflow_id, user_id) references public.workflows (id, user_id) on delete cascade
);
create index workflow_versions_by_workflow on public.workflow_versions (workflow_id, user_id, created_at desc, id desc);

alter table public.workflow_versions enable row level security;
revoke all on public.workflow_versions from anon, authenticated;
grant all on public.workflow_versions to service_role;
-- What was kept does not change: only what is said about it.
grant select, insert on public.workflow_versions to authenticated;
grant update (name, note, published_at) on public.workflow_versions to authenticated;
create policy "People keep their own workflow versions" on public.workflow_versions for all to authenticated
  using (user_id = (select auth.uid()) and workflow_id <> all ((select private.own_deleted_workflows())::uuid[]))
  with check (user_id = (select auth.uid()));
