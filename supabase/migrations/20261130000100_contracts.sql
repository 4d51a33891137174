-- The baseline: this file and those beside it whose numbers begin with 20261130000 are the whole database of the first version, by domain.
-- They apply alike to Supabase, to plain Postgres 15 to 18 and to PGlite; `auth.users`, `auth.uid()` and the roles are there already.
-- A database that was made by the chain of migrations before is taken over: `server/src/store/take-over-first-chain.ts`.

-- Which migrations servers must know to work on this database. A migration that older servers cannot work with names itself here; they
-- then refuse to start on it. All others may have been added by newer servers while older ones go on. It stands beside the record
-- of the migrations, which nobody but who migrates can reach.
create table supabase_migrations.contracts (
  version text primary key
);
alter table supabase_migrations.contracts enable row level security;

-- Servers that know the chain before alone would begin it anew.
insert into supabase_migrations.contracts values ('20261130000100');
