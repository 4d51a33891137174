-- A deleted workflow can be brought back for 30 days. Until then it is marked, and nobody sees it: neither it nor its nodes
-- and edges. Servers of before, which ask for all that a person may see, do not see it either.

alter table public.workflows
  add column deleted_at timestamptz;
create index workflows_deleted on public.workflows (user_id, deleted_at) where deleted_at is not null;

drop policy "People keep their own workflows" on public.workflows;
create policy "People keep their own workflows" on public.workflows for all to authenticated
  using (user_id = (select auth.uid()) and deleted_at is null)
  with check (user_id = (select auth.uid()) and deleted_at is null);

-- A few at most, and asked for once in a statement: to look each node's workflow up took longer than reading it.
create function public.own_deleted_workflows() returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(id), '{}') from public.workflows
  where user_id = (select auth.uid()) and deleted_at is not null;
$$;

drop policy "People keep their own nodes" on public.nodes;
create policy "People keep their own nodes" on public.nodes for all to authenticated
  using (user_id = (select auth.uid()) and workflow_id <> all ((select public.own_deleted_workflows())::uuid[]))
  with check (user_id = (select auth.uid()));
drop policy "People keep their own edges" on public.edges;
create policy "People keep their own edges" on public.edges for all to authenticated
  using (user_id = (select auth.uid()) and workflow_id <> all ((select public.own_deleted_workflows())::uuid[]))
  with check (user_id = (select auth.uid()));

-- Whoever marks a row under a policy that hides it is refused by Postgres; hence functions. True where something was done.
create function public.delete_workflow(workflow uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with marked as (
    update public.workflows set deleted_at = now()
    where id = workflow and user_id = (select auth.uid()) and deleted_at is null returning id
  )
  select exists (select from marked);
$$;

create function public.restore_workflow(workflow uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with restored as (
    update public.workflows set deleted_at = null
    where id = workflow and user_id = (select auth.uid()) and deleted_at is not null returning id
  )
  select exists (select from restored);
$$;

revoke execute on function public.own_deleted_workflows(), public.delete_workflow(uuid), public.restore_workflow(uuid) from public, anon;
grant execute on function public.own_deleted_workflows(), public.delete_workflow(uuid), public.restore_workflow(uuid)
  to authenticated, service_role;
