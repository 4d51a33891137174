-- What runs made goes after a while, where the server is told so: see RESULT_RETENTION_DAYS. Adds, and changes nothing that
-- servers of before know.

alter table public.assets
  -- Its run is gone. From then on it is looked whether anything still uses it; when nothing does, it goes.
  add column check_after timestamptz;
-- locks assets: the table is read through once, and no row goes into the index.
create index assets_to_check on public.assets (check_after) where check_after is not null;

-- Files whose rows are gone. A row is here until the storage has removed its file.
create table public.files_to_remove (
  path text primary key,
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- Whoever takes it sets this on, so that no other server takes it meanwhile; and where the storage fails, it is due again then.
  due_at timestamptz not null default now()
);
create index files_to_remove_by_owner on public.files_to_remove (user_id);
create index files_to_remove_when_due on public.files_to_remove (due_at);

-- What removed runs have cost, by calendar month (UTC), so that months still add up.
create table public.removed_spending (
  user_id uuid not null references public.profiles (id) on delete cascade,
  month date not null,
  -- USD that were billed.
  spent numeric(20, 6) not null default 0,
  -- USD that finished calls of unknown price were expected to cost.
  held numeric(20, 6) not null default 0,
  primary key (user_id, month)
);

alter table public.files_to_remove enable row level security;
alter table public.removed_spending enable row level security;
revoke all on public.files_to_remove, public.removed_spending from anon, authenticated;
grant all on public.files_to_remove, public.removed_spending to service_role;
grant select on public.removed_spending to authenticated;

create policy "People see what their removed runs have cost" on public.removed_spending for select to authenticated
  using (user_id = (select auth.uid()));
-- Nobody is granted anything on it but the server; should that change by mistake, people still see their own rows alone.
create policy "People see which of their files go" on public.files_to_remove for select to authenticated
  using (user_id = (select auth.uid()));
