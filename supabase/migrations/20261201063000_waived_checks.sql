-- What was measured on an ad and is not as it should be can be waived, with a reason.

-- [{ key, reason, by, userId, at }], as `checks` are kept: by their keys, see `checks/check-keys.ts` of packages/compose.
alter table public.assets add column waivers jsonb;
grant update (waivers) on public.assets to authenticated;

-- As before, and of waivers. Servers of before write none.
create or replace function private.tell_of_changed_assets() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.notify_of_assets(
    array_agg(n.user_id),
    array_agg(case when n.deleted_at is not null then '-' when o.deleted_at is not null then '+' else '~' end || n.id)
  )
  from now_there n join was_there o on o.id = n.id
  where (n.deleted_at is null or o.deleted_at is null) and (
    n.name, n.tags, n.is_starred, n.caption, n.own_caption, n.found_tags, n.found_text, n.measured_at, n.deleted_at, n.waivers,
    n.describe_status, n.describe_request, n.describe_execution_id, n.describe_tries, n.describe_next_at, n.described_at
  ) is distinct from (
    o.name, o.tags, o.is_starred, o.caption, o.own_caption, o.found_tags, o.found_text, o.measured_at, o.deleted_at, o.waivers,
    o.describe_status, o.describe_request, o.describe_execution_id, o.describe_tries, o.describe_next_at, o.described_at
  )
  having count(*) > 0;
  return null;
end;
$$;
