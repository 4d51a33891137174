-- Pictures: uploaded, made by a run, or cut from another. The files themselves are in the storage; see `assets/keep.ts`.

create table public.assets (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- `{user_id}/{uuid}.{ext}` in the private bucket.
  path text not null unique check (starts_with(path, user_id::text || '/')),
  content_type text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  byte_size integer not null check (byte_size > 0),
  -- SHA-256 of the stored file, in hex: tells that two files are the same. Null for pictures of before it was written down.
  content_hash text,
  -- Widths in pixels of the smaller WebP copies at `{path}.{width}.webp`; none for small pictures, and for those of before.
  rendition_widths integer[] not null default '{}',
  origin text not null check (origin in ('UPLOADED', 'GENERATED', 'DERIVED')),
  generation_id uuid,
  ordinal integer not null default 0,
  -- What it was cut from, while that is still there.
  source_asset_id uuid references public.assets (id) on delete set null,
  -- The part of it that is shown: { left, top, width, height } in its pixels.
  cut jsonb,
  -- Drawn by the demo in a model's stead, or cut from what was.
  is_demo boolean not null default false,
  -- Its run is gone. From then on it is looked whether anything still uses it; when nothing does, it goes.
  check_after timestamptz,
  created_at timestamptz not null default now(),
  foreign key (generation_id, user_id) references public.generations (id, user_id) on delete set null (generation_id)
);
create index assets_by_owner on public.assets (user_id, created_at desc, id desc);
create index assets_by_generation_and_owner on public.assets (generation_id, user_id, ordinal);
create index assets_by_source on public.assets (source_asset_id) where source_asset_id is not null;
create index assets_by_content on public.assets (user_id, content_hash) where content_hash is not null;
create index assets_to_check on public.assets (check_after) where check_after is not null;

-- Files whose rows are gone. A row is here until the storage has removed its file.
create table public.files_to_remove (
  path text primary key,
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- Whoever takes it sets this on, so that no other server takes it meanwhile; and where the storage fails, it is due again then.
  due_at timestamptz not null default now()
);
create index files_to_remove_by_owner on public.files_to_remove (user_id);
create index files_to_remove_when_due on public.files_to_remove (due_at);

-- Who may do what ----------------------------------------------------------------------------------------------------
-- People add what they upload; what a run made is written by the engine alone.

alter table public.assets enable row level security;
alter table public.files_to_remove enable row level security;
revoke all on public.assets, public.files_to_remove from anon, authenticated;
grant all on public.assets, public.files_to_remove to service_role;
grant select, insert on public.assets to authenticated;

create policy "People add what they upload" on public.assets for insert to authenticated
  with check (user_id = (select auth.uid()) and origin = 'UPLOADED' and generation_id is null);
create policy "People read their own assets" on public.assets for select to authenticated using (user_id = (select auth.uid()));
-- Nobody is granted anything on it but the server; should that change by mistake, people still see their own rows alone.
create policy "People see which of their files go" on public.files_to_remove for select to authenticated
  using (user_id = (select auth.uid()));
