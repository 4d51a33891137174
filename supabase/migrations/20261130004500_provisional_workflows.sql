-- A workflow that somebody opened to begin something, and has not touched yet, is in nobody's list. Whatever is changed of it makes it
-- one like all others, whoever changes it: a server of the version before knows nothing of the mark. One that is never touched goes
-- after a while; see `removeUntouchedWorkflows` in `server/src/store/`.
-- locks workflows: there are few, the column takes its default without a look at them, and no row goes into the index.

alter table public.workflows
  add column is_provisional boolean not null default false;
create index workflows_provisional on public.workflows (created_at) where is_provisional;

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
