-- In which version of its type's form a node's config was written (`server/src/nodes/carry-over.ts`).

alter table public.nodes add column config_version integer not null default 1 check (config_version > 0);
