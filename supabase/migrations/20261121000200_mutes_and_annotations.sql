-- Nodes can be muted, and a canvas can be written on: notes and frames belong to the saved graph and mean nothing to a run.

alter table public.nodes
  -- It does not run, as though it and its edges were not there.
  add column is_muted boolean not null default false;

alter table public.workflows
  -- [{ key, text, color, position: { x, y }, size: { width, height } }]
  add column notes jsonb not null default '[]' check (jsonb_typeof(notes) = 'array'),
  -- The same, with a title in place of the text.
  add column frames jsonb not null default '[]' check (jsonb_typeof(frames) = 'array');
