-- Where a picture lies among all by what it means, where an embedding model is set: `assets/meaning/meaning.ts`.
alter table public.assets
  add column meaning bytea,
  -- The model's id; also where it refused the picture, and there is no meaning.
  add column meaning_by text;
-- locks assets: a second for a million pictures, once.
create index assets_without_meaning on public.assets (created_at desc) where meaning_by is null and measured_at is not null and deleted_at is null;
