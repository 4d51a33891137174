-- Every kind of model is paid for alike: what a call is for, and the words that came of it where no pictures did. All there is so far
-- are pictures, and servers of before write no others.

alter table public.generations
  add column kind text not null default 'IMAGE' check (kind in ('IMAGE', 'TEXT', 'VISION', 'TOOL')),
  -- Null for pictures, which are assets, and until it is completed.
  add column text text;
