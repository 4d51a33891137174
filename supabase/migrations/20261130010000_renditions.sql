-- Smaller copies of pictures beside them, and what tells that two files are the same. Adds, and changes nothing that servers of
-- before know.

alter table public.assets
  -- SHA-256 of the stored file, in hex; null for pictures of before.
  add column content_hash text,
  -- Widths in pixels of the smaller WebP copies at `{path}.{width}.webp`; none for small pictures, and for those of before.
  add column rendition_widths integer[] not null default '{}';
-- locks assets: the table is read through once, and no row goes into the index.
create index assets_by_content on public.assets (user_id, content_hash) where content_hash is not null;
