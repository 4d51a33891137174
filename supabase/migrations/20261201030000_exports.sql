-- Exports: archives of pictures, as a list of what is in them. The bytes of an archive are put together when it is downloaded, from the
-- stored pictures and what is written into each; see `export/` of the server.

create table public.exports (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- With its ending.
  name text not null,
  byte_size bigint not null check (byte_size > 0),
  created_at timestamptz not null default now(),
  unique (id, user_id)
);
create index exports_by_owner on public.exports (user_id);
create index exports_by_age on public.exports (created_at);

create table public.export_files (
  export_id uuid not null,
  position integer not null,
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- With its folders.
  path text not null,
  byte_size bigint not null check (byte_size >= 0),
  crc32 bigint not null,
  -- The file of a stored picture, as `assets.path`; null for what is all of its own.
  picture_path text,
  -- [{ of: PICTURE | OWN, from, to }]: the stretches that it is made of, in their order.
  stretches jsonb not null,
  -- What is not the picture's: a manifest, or what says where a picture comes from.
  own bytea not null,
  primary key (export_id, position),
  foreign key (export_id, user_id) references public.exports (id, user_id) on delete cascade
);
create index export_files_by_export_and_owner on public.export_files (export_id, user_id);
create index export_files_by_owner on public.export_files (user_id);

-- Written by the engine alone, and read by whoever has a link to it.
alter table public.exports enable row level security;
alter table public.export_files enable row level security;
revoke all on public.exports, public.export_files from anon, authenticated;
grant all on public.exports, public.export_files to service_role;
create policy "People see their own exports" on public.exports for select to authenticated using (user_id = (select auth.uid()));
create policy "People see the files of their own exports" on public.export_files for select to authenticated
  using (user_id = (select auth.uid()));
