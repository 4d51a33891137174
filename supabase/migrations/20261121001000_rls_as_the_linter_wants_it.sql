-- What Supabase's database linter finds fault with, put right.

-- Supabase grants every new function in `public` to `anon` and `authenticated`, and its API offers them by name. Functions that
-- stand above row-level security are kept where it offers nothing.
create schema if not exists private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

create function private.own_deleted_workflows() returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(id), '{}') from public.workflows
  where user_id = (select auth.uid()) and deleted_at is not null;
$$;

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

revoke execute on all functions in schema private from public, anon;
grant execute on all functions in schema private to authenticated, service_role;

alter policy "People keep their own nodes" on public.nodes
  using (user_id = (select auth.uid()) and workflow_id <> all ((select private.own_deleted_workflows())::uuid[]));
alter policy "People keep their own edges" on public.edges
  using (user_id = (select auth.uid()) and workflow_id <> all ((select private.own_deleted_workflows())::uuid[]));

-- Servers of before call these. They do what they did, with no more rights than whoever calls.
create or replace function public.delete_workflow(workflow uuid) returns boolean
language sql security invoker set search_path = ''
as $$ select private.delete_workflow(workflow); $$;
create or replace function public.restore_workflow(workflow uuid) returns boolean
language sql security invoker set search_path = ''
as $$ select private.restore_workflow(workflow); $$;
drop function public.own_deleted_workflows();

-- Nobody but the database calls these.
revoke execute on function public.create_profile(), public.delete_parts_of_executions() from public, anon, authenticated, service_role;

-- Nobody is granted anything on it but the engine; should that change by mistake, people still see their own rows alone.
create policy "People read their own results" on public.node_results for select to authenticated using (user_id = (select auth.uid()));

-- Each foreign key has an index that begins with its columns. No table has more of them than before.
create index nodes_by_workflow on public.nodes (workflow_id, user_id);
drop index public.nodes_by_owner;
create index edges_by_workflow_and_owner on public.edges (workflow_id, user_id);
drop index public.edges_by_owner;
create index executions_by_workflow_and_owner on public.executions (workflow_id, user_id, created_at desc, id desc);
drop index public.executions_by_workflow;
create index generations_by_execution_and_owner on public.generations (execution_id, user_id, created_at desc, id desc);
drop index public.generations_by_execution;
create index assets_by_generation_and_owner on public.assets (generation_id, user_id, ordinal);
drop index public.assets_by_generation;

-- Storage exists on Supabase alone. The server reads and writes pictures with its own key and gives out signed links; people who come
-- with a session of their own see what lies in their folder, and no more.
do $$
begin
  if to_regclass('storage.objects') is not null then
    create policy "People see the pictures in their own folder" on storage.objects for select to authenticated
      using (bucket_id = 'generated-images' and (storage.foldername(name))[1] = (select auth.uid())::text);
  end if;
exception
  when insufficient_privilege then raise warning 'The policy of the bucket generated-images could not be written: %', sqlerrm;
end
$$;
