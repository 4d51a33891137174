-- Which migrations servers must know to work on this database. A migration that older servers do not bear names itself here; they
-- then refuse to start on it. All others may have been added by newer servers while older ones go on. It stands beside the record
-- of the migrations, which nobody but who migrates can reach.
create table supabase_migrations.contracts (
  version text primary key
);
alter table supabase_migrations.contracts enable row level security;
