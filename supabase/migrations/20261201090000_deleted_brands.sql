-- A deleted brand comes back for a while, as a deleted workflow does.

alter table public.brands add column deleted_at timestamptz;
-- locks brands: nobody has more than a hundred.
create index brands_deleted on public.brands (deleted_at) where deleted_at is not null;

alter policy "People keep their own brands" on public.brands
  using (user_id = (select auth.uid()) and deleted_at is null);

-- Whoever marks a row under a policy that hides it is refused by Postgres; hence functions. True where something was done.
create function private.delete_brand(brand uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with marked as (
    update public.brands set deleted_at = now()
    where id = brand and user_id = (select auth.uid()) and deleted_at is null returning id
  )
  select exists (select from marked);
$$;

create function private.restore_brand(brand uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with restored as (
    update public.brands set deleted_at = null
    where id = brand and user_id = (select auth.uid()) and deleted_at is not null returning id
  )
  select exists (select from restored);
$$;

revoke execute on function private.delete_brand(uuid), private.restore_brand(uuid) from public, anon;
grant execute on function private.delete_brand(uuid), private.restore_brand(uuid) to authenticated, service_role;
