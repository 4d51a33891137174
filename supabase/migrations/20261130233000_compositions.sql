-- Compositions: pictures and words put together for a placement, with what was measured on them.

-- Servers of before write none of the new origin; where they read a picture of it, they cannot name its origin.
alter table public.assets
  drop constraint assets_origin_check,
  add constraint assets_origin_check check (origin in ('UPLOADED', 'GENERATED', 'DERIVED', 'EDITED', 'COMPOSED')) not valid,
  -- { layout, placement, words, sources, executionId }
  add column composition jsonb,
  -- [{ name, isPassed, part, measure, limit, unit, box, message }]
  add column checks jsonb;
