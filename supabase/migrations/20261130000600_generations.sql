-- What was paid for: each call of a model, from the intent to what it cost.

create type public.generation_status as enum ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED');

create table public.generations (
  -- Also the attempt's id: the row is written before the provider is asked, so that a crash cannot pay twice.
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  execution_id uuid not null,
  node_execution_id uuid not null references public.node_executions (id) on delete cascade,
  status public.generation_status not null default 'PENDING',
  model text not null,
  prompt text not null,
  -- As sent to the model.
  parameters jsonb not null,
  aspect_ratio text,
  input_hash text not null,
  request_id text,
  status_url text,
  response_url text,
  cancel_url text,
  billable_units numeric,
  cost numeric(10, 6),
  -- USD by the listed price when the intent was written: held against the budgets until the true cost is known.
  estimated_cost numeric(10, 6),
  -- When the provider itself told that it had ended.
  told_at timestamptz,
  -- How many pictures were asked for, how many came that can be used, and how many the provider's safety checker held back; null
  -- while that is not known.
  images_asked integer check (images_asked >= 1),
  images_received integer check (images_received >= 0),
  images_held_back integer check (images_held_back >= 0),
  error text,
  error_code text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (id, user_id),
  foreign key (execution_id, user_id) references public.executions (id, user_id) on delete cascade
);
create index generations_by_owner on public.generations (user_id, created_at desc, id desc);
create index generations_by_execution_and_owner on public.generations (execution_id, user_id, created_at desc, id desc);
create index generations_by_node_execution on public.generations (node_execution_id);
-- A request belongs to one attempt: nobody adopts another's.
create unique index generations_by_request on public.generations (request_id);
create index generations_open on public.generations (execution_id) where status in ('PENDING', 'RUNNING');

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

-- Who may do what ----------------------------------------------------------------------------------------------------
-- Written by the engine alone, and read by its owner.

alter table public.generations enable row level security;
alter table public.removed_spending enable row level security;
revoke all on public.generations, public.removed_spending from anon, authenticated;
grant all on public.generations, public.removed_spending to service_role;
grant select on public.generations, public.removed_spending to authenticated;

create policy "People read their own generations" on public.generations for select to authenticated using (user_id = (select auth.uid()));
create policy "People see what their removed runs have cost" on public.removed_spending for select to authenticated
  using (user_id = (select auth.uid()));
