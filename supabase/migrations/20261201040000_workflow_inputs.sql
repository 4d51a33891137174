-- What a workflow asks of whoever calls it, and what it gives: part of its graph, and of its version, as notes and frames are.

alter table public.workflows
  -- [{ name, label, help, isRequired, nodeKey, field }]. The default of an input is what the field holds.
  add column inputs jsonb not null default '[]' check (jsonb_typeof(inputs) = 'array'),
  -- [{ name, label, nodeKey, output }].
  add column outputs jsonb not null default '[]' check (jsonb_typeof(outputs) = 'array');
