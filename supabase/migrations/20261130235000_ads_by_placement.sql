-- Finished ads are found by the placement that they were made for.
-- locks assets: there are few compositions yet.
create index assets_by_placement on public.assets (user_id, (composition -> 'placement' ->> 'id'), created_at desc, id desc)
  where composition is not null and deleted_at is null;
