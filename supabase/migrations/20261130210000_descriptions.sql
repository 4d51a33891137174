-- Pictures are described in the background, and whoever looks at a library hears of what changes in it.

-- What a person wants of it ------------------------------------------------------------------------------------------

alter table public.profiles
  add column describes_uploads boolean not null default true,
  add column describes_made boolean not null default false;
grant update (describes_uploads, describes_made) on public.profiles to authenticated;

-- What is known of a picture by its description ------------------------------------------------------------------------

alter table public.assets
  -- What its owner says in the place of the caption that was found, which stays beside it.
  add column own_caption text check (char_length(own_caption) between 1 and 500),
  -- The words that are to be read in it; null where nobody has looked for any.
  add column found_text text,
  -- Each asking has an id of its own, by which its execution and its job are known.
  add column describe_request uuid,
  add column describe_asked_at timestamptz,
  -- When it is tried again.
  add column describe_next_at timestamptz,
  -- USD, of all tries of the last asking.
  add column describe_cost numeric(20, 6);
grant update (own_caption) on public.assets to authenticated;

-- locks assets: each is built in one pass over the table; the last two are empty until pictures are described.
create index assets_undescribed on public.assets (user_id, created_at desc) where describe_status is null and deleted_at is null;
create index assets_being_described on public.assets (user_id, describe_asked_at) where describe_status in ('PENDING', 'RUNNING');
create index assets_description_failed on public.assets (describe_asked_at) where describe_status = 'FAILED';

-- Asks for descriptions of one's own pictures, also where there is one already; gives those of which none was under way. A description
-- that failed goes on with its own execution, so that what was paid for is not paid again.
create function private.ask_for_descriptions(ids uuid[]) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.assets set describe_status = 'PENDING', describe_request = gen_random_uuid(), describe_asked_at = now(),
    describe_tries = 0, describe_error = null, describe_error_code = null, describe_next_at = null,
    describe_execution_id = case when describe_status = 'FAILED' then describe_execution_id end
  where id = any (ids) and user_id = (select auth.uid()) and deleted_at is null
    and (describe_status is null or describe_status in ('COMPLETED', 'FAILED'))
  returning id;
$$;
revoke execute on function private.ask_for_descriptions(uuid[]) from public, anon;
grant execute on function private.ask_for_descriptions(uuid[]) to authenticated, service_role;

-- Servers hear of what changes in a library ------------------------------------------------------------------------------

-- `engine/library-events/asset-notice.ts` reads it: ASSETS, the owner, and pictures that were added (+), changed (~) and removed (-);
-- or * where they are so many that a library had better be read again. A notice may have 8,000 bytes.
create function private.notify_of_assets(owners uuid[], marks text[]) returns void
language sql security definer set search_path = ''
as $$
  select pg_notify(
    'visualadgen',
    'ASSETS ' || user_id || ' ' || case when max(total) > 1000 then '*' else string_agg(mark, ',') end
  )
  from (
    select user_id, mark, count(*) over (partition by user_id) as total,
      (row_number() over (partition by user_id) - 1) / 150 as page
    from unnest(owners, marks) as told (user_id, mark)
  ) paged
  group by user_id, case when total > 1000 then 0 else page end;
$$;
revoke execute on function private.notify_of_assets(uuid[], text[]) from public, anon, authenticated;

create function private.tell_of_new_assets() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.notify_of_assets(array_agg(n.user_id), array_agg('+' || n.id)) from now_there n
  where n.deleted_at is null having count(*) > 0;
  return null;
end;
$$;

-- What nobody is shown changes nothing: what is measured in the course of a search, or when a file is looked at again.
create function private.tell_of_changed_assets() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.notify_of_assets(
    array_agg(n.user_id),
    array_agg(case when n.deleted_at is not null then '-' when o.deleted_at is not null then '+' else '~' end || n.id)
  )
  from now_there n join was_there o on o.id = n.id
  where (n.deleted_at is null or o.deleted_at is null) and (
    n.name, n.tags, n.is_starred, n.caption, n.own_caption, n.found_tags, n.found_text, n.measured_at, n.deleted_at,
    n.describe_status, n.describe_request, n.describe_execution_id, n.describe_tries, n.describe_next_at, n.described_at
  ) is distinct from (
    o.name, o.tags, o.is_starred, o.caption, o.own_caption, o.found_tags, o.found_text, o.measured_at, o.deleted_at,
    o.describe_status, o.describe_request, o.describe_execution_id, o.describe_tries, o.describe_next_at, o.described_at
  )
  having count(*) > 0;
  return null;
end;
$$;

create function private.tell_of_removed_assets() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.notify_of_assets(array_agg(o.user_id), array_agg('-' || o.id)) from was_there o
  where o.deleted_at is null having count(*) > 0;
  return null;
end;
$$;

revoke execute on function private.tell_of_new_assets(), private.tell_of_changed_assets(), private.tell_of_removed_assets()
  from public, anon, authenticated;

create trigger tell_of_new_assets after insert on public.assets
  referencing new table as now_there for each statement execute function private.tell_of_new_assets();
create trigger tell_of_changed_assets after update on public.assets
  referencing old table as was_there new table as now_there for each statement execute function private.tell_of_changed_assets();
create trigger tell_of_removed_assets after delete on public.assets
  referencing old table as was_there for each statement execute function private.tell_of_removed_assets();
