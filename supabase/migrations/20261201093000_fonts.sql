-- Fonts that people upload for their brands.

create table public.fonts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- Where its file lies, as it came: {user_id}/{uuid}.{ttf|otf|woff2}.
  path text not null unique check (starts_with(path, user_id::text || '/')),
  file_type text not null check (file_type in ('TTF', 'OTF', 'WOFF2')),
  byte_size integer not null check (byte_size > 0),
  -- SHA-256 in hex: by it a drawing names the font, and the same file is kept once.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- As it calls itself, and which of its family it is.
  family text not null check (char_length(family) between 1 and 100),
  style_name text not null check (char_length(style_name) between 1 and 100),
  style text not null check (style in ('SANS', 'SERIF', 'CONDENSED', 'HANDWRITING')),
  scripts text[] not null,
  -- The same where it is no variable font.
  least_weight integer not null,
  most_weight integer not null check (most_weight >= least_weight),
  -- How far below the middle of a line its letters stand, in em.
  baseline double precision not null,
  -- The code points that it has signs for: [[from, to]].
  signs jsonb not null check (jsonb_typeof(signs) = 'array'),
  -- It can be brought back for a while.
  deleted_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index fonts_by_content on public.fonts (user_id, content_hash) where deleted_at is null;
create index fonts_deleted on public.fonts (deleted_at) where deleted_at is not null;
create index fonts_by_owner on public.fonts (user_id, created_at desc, id desc);

-- They go before the families that the brand names.
alter table public.brands
  add column heading_font_id uuid references public.fonts (id) on delete set null,
  add column body_font_id uuid references public.fonts (id) on delete set null;
-- locks brands: nobody has more than 50.
create index brands_by_heading_font on public.brands (heading_font_id) where heading_font_id is not null;
-- locks brands: nobody has more than 50.
create index brands_by_body_font on public.brands (body_font_id) where body_font_id is not null;

-- However a font goes, its file goes as well.
create function private.note_font_file() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.files_to_remove (path, user_id)
  select old.path, old.user_id where exists (select from public.profiles p where p.id = old.user_id)
  on conflict (path) do nothing;
  return null;
end
$$;
revoke execute on function private.note_font_file() from public, anon, authenticated;
create trigger note_font_file after delete on public.fonts for each row execute function private.note_font_file();

create function private.are_own_fonts(ids uuid[]) returns boolean
language sql stable security definer set search_path = ''
as $$
  select not exists (
    select from unnest(ids) as given (id)
    where given.id is not null
      and not exists (select from public.fonts f where f.id = given.id and f.user_id = (select auth.uid()))
  );
$$;
revoke execute on function private.are_own_fonts(uuid[]) from public, anon;
grant execute on function private.are_own_fonts(uuid[]) to authenticated, service_role;

alter table public.fonts enable row level security;
revoke all on public.fonts from anon, authenticated;
grant all on public.fonts to service_role;
grant select, insert on public.fonts to authenticated;
create policy "People keep their own fonts" on public.fonts for all to authenticated
  using (user_id = (select auth.uid()) and deleted_at is null)
  with check (user_id = (select auth.uid()));

-- Whoever marks a row under a policy that hides it is refused by Postgres; hence functions. True where something was done.
create function private.delete_font(font uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with marked as (
    update public.fonts set deleted_at = now()
    where id = font and user_id = (select auth.uid()) and deleted_at is null returning id
  )
  select exists (select from marked);
$$;

-- Not where the same file has been uploaded again meanwhile.
create function private.restore_font(font uuid) returns boolean
language sql security definer set search_path = ''
as $$
  with restored as (
    update public.fonts f set deleted_at = null
    where f.id = font and f.user_id = (select auth.uid()) and f.deleted_at is not null
      and not exists (
        select from public.fonts o where o.user_id = f.user_id and o.content_hash = f.content_hash and o.deleted_at is null
      )
    returning f.id
  )
  select exists (select from restored);
$$;

revoke execute on function private.delete_font(uuid), private.restore_font(uuid) from public, anon;
grant execute on function private.delete_font(uuid), private.restore_font(uuid) to authenticated, service_role;

alter policy "People keep their own brands" on public.brands
  with check (
    user_id = (select auth.uid()) and private.are_own_assets(array[light_logo_id, dark_logo_id, mark_logo_id])
      and private.are_own_fonts(array[heading_font_id, body_font_id])
  );

-- The bucket takes fonts as well, where whoever runs the project has not chosen its types.
do $$
begin
  if to_regclass('storage.buckets') is null then return; end if;
  update storage.buckets set allowed_mime_types = allowed_mime_types || array['font/ttf', 'font/otf', 'font/woff2']
  where id = 'generated-images' and allowed_mime_types is not null and not 'font/woff2' = any (allowed_mime_types);
exception
  when insufficient_privilege or undefined_column then
    raise warning 'The bucket generated-images could not be opened to fonts: %', sqlerrm;
end
$$;
