-- Which migrations servers must know to work on this database. A migration that older servers do not bear names itself here; they
-- then refuse to start on it. All others may have been added by newer servers while older ones go on.
create table private.contracts (
  version text primary key
);
alter table private.contracts enable row level security;
revoke all on private.contracts from public, anon, authenticated;
grant select on private.contracts to service_role;
create policy "Servers read it" on private.contracts for select to service_role using (true);
