-- Brands: how somebody looks and speaks, once for all their ads.

create table public.brands (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  -- By role (`packages/compose/src/brand/brand.ts`): { "ACCENT": "#rrggbb" }; without those that are not set.
  colors jsonb not null default '{}' check (jsonb_typeof(colors) = 'object'),
  -- Names of families; null for none.
  heading_font text check (char_length(heading_font) <= 200),
  body_font text check (char_length(body_font) <= 200),
  -- Pictures of the same owner: for light grounds, for dark ones, and the sign alone.
  light_logo_id uuid references public.assets (id) on delete set null,
  dark_logo_id uuid references public.assets (id) on delete set null,
  mark_logo_id uuid references public.assets (id) on delete set null,
  tone text not null default '',
  words_to_use text[] not null default '{}',
  words_to_avoid text[] not null default '{}',
  -- [{ text, note }]
  claims jsonb not null default '[]' check (jsonb_typeof(claims) = 'array'),
  call_to_action text not null default '',
  -- Rises by one with each change.
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index brands_by_owner on public.brands (user_id, updated_at desc, id desc);
create index brands_by_light_logo on public.brands (light_logo_id) where light_logo_id is not null;
create index brands_by_dark_logo on public.brands (dark_logo_id) where dark_logo_id is not null;
create index brands_by_mark_logo on public.brands (mark_logo_id) where mark_logo_id is not null;

-- Which workflows use a brand.
-- locks nodes: no node has a brand yet.
create index nodes_by_brand on public.nodes ((config ->> 'brand_id')) where type = 'BRAND';

-- Also a picture that was deleted and can be brought back, so that its brand can be changed meanwhile.
create function private.are_own_assets(ids uuid[]) returns boolean
language sql stable security definer set search_path = ''
as $$
  select not exists (
    select from unnest(ids) as given (id)
    where given.id is not null
      and not exists (select from public.assets a where a.id = given.id and a.user_id = (select auth.uid()))
  );
$$;
revoke execute on function private.are_own_assets(uuid[]) from public, anon;
grant execute on function private.are_own_assets(uuid[]) to authenticated, service_role;

alter table public.brands enable row level security;
revoke all on public.brands from anon, authenticated;
grant all on public.brands to service_role;
grant select, insert, update, delete on public.brands to authenticated;
create policy "People keep their own brands" on public.brands for all to authenticated
  using (user_id = (select auth.uid()))
  with check (
    user_id = (select auth.uid()) and private.are_own_assets(array[light_logo_id, dark_logo_id, mark_logo_id])
  );
