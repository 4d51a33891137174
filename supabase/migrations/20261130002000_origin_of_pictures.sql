-- Where a picture came from: what it was cut from, which part of that it shows, and whether a demo drew it.

alter table public.assets
  -- What it was cut from, while that is still there.
  add column source_asset_id uuid references public.assets (id) on delete set null,
  -- The part of it that is shown: { left, top, width, height } in its pixels.
  add column cut jsonb,
  -- Drawn by the demo in a model's stead, or cut from what was.
  add column is_demo boolean not null default false;
-- locks assets: the table is read through once, and no row goes into the index.
create index assets_by_source on public.assets (source_asset_id) where source_asset_id is not null;

-- The demo answers on this computer alone.
update public.assets a set is_demo = true from public.generations g
where g.id = a.generation_id and g.user_id = a.user_id and g.status_url ~ '^http://(127\.0\.0\.1|localhost|\[::1\])[:/]';
