-- What came of a paid order: how many pictures were asked for, how many came that can be used, and how many the provider's safety
-- checker held back. Empty while that is not known, and for what was ordered before these were written down.

alter table public.generations
  add column images_asked integer check (images_asked >= 1),
  add column images_received integer check (images_received >= 0),
  add column images_held_back integer check (images_held_back >= 0);
