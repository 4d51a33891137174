-- The providers' newest unit prices, for all servers on this database. Nobody but the server may see them: they are in a schema of
-- their own, which the API of a Supabase project does not serve. They may be lost at any time, and are read again then.
create schema prices;
revoke all on schema prices from public;

create table prices.units (
  provider text not null,
  endpoint text not null,
  -- USD.
  amount numeric not null check (amount >= 0),
  -- The provider's word for what is counted, such as `image` or `megapixels`.
  unit text not null,
  read_at timestamptz not null default now(),
  primary key (provider, endpoint)
);
alter table prices.units enable row level security;
