-- Words and keys of pictures that are there alone: a search then need not read from each row whether it was deleted.
-- locks assets: seconds for a million pictures, once.
drop index public.assets_by_words;
drop index public.assets_by_look;
create index assets_by_words on public.assets using gin (words) with (fastupdate = off) where deleted_at is null;
create index assets_by_look on public.assets using gin (look_keys) with (fastupdate = off) where deleted_at is null;
