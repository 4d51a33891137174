-- What an edit edits, as a column: under row-level security an index over a function is not used.

alter table public.executions add column edited_asset_id uuid;
update public.executions set edited_asset_id = private.edited_asset(graph) where purpose = 'EDIT';

create function private.note_edited_asset() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.edited_asset_id := private.edited_asset(new.graph);
  return new;
end;
$$;
revoke execute on function private.note_edited_asset() from public, anon, authenticated, service_role;
create trigger note_edited_asset before insert on public.executions
  for each row when (new.purpose = 'EDIT') execute function private.note_edited_asset();

drop index public.executions_by_edited_asset;
-- locks executions: runs of workflows are in none of it.
create index executions_by_edited_asset on public.executions (edited_asset_id, created_at desc, id desc) where edited_asset_id is not null;
