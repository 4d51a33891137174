-- Edits of a picture in one sentence: executions of purpose EDIT, found by what they edit; and pictures in order of name and size.

-- Servers of before write neither of the new origin; where they read a picture of it, they cannot name its origin.
alter table public.assets
  drop constraint assets_origin_check,
  add constraint assets_origin_check check (origin in ('UPLOADED', 'GENERATED', 'DERIVED', 'EDITED')) not valid;

-- The picture that an edit begins with: its graph says so, in its first node, by the id that clients know it by (`Asset:{uuid}` in base64).
create function private.edited_asset(graph jsonb) returns uuid
language sql immutable strict set search_path = ''
as $$
  select substring(
    convert_from(decode(graph #>> '{nodes,0,config,asset_id}', 'base64'), 'UTF8') from '^Asset:([0-9a-f-]{36})$'
  )::uuid
$$;
revoke execute on function private.edited_asset(jsonb) from public, anon;
grant execute on function private.edited_asset(jsonb) to authenticated, service_role;

-- locks executions: there is no edit yet, and runs of workflows are in none of it.
create index executions_by_edited_asset on public.executions (private.edited_asset(graph), created_at desc, id desc) where purpose = 'EDIT';

-- Those without a name come last. In the order of bytes, which every database has.
create function private.name_key(name text) returns text
language sql immutable set search_path = ''
as $$ select coalesce(lower(name), chr(1114111)) $$;
revoke execute on function private.name_key(text) from public, anon;
grant execute on function private.name_key(text) to authenticated, service_role;

-- locks assets: seconds for a million pictures, once.
create index assets_by_name on public.assets (user_id, (private.name_key(name) collate "C"), id) where deleted_at is null;
create index assets_by_size on public.assets (user_id, ((width::bigint * height)) desc, id desc) where deleted_at is null;
