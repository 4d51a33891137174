-- What a key was used for that somebody sent along with a mutation that makes something, so that the same request, sent again, makes
-- nothing and answers the same. Runs keep theirs themselves: `executions.idempotency_key`.

create table public.idempotency_keys (
  user_id uuid not null references public.profiles (id) on delete cascade,
  -- The mutation's name.
  operation text not null check (char_length(operation) between 1 and 100),
  key text not null check (char_length(key) between 1 and 200),
  -- A hash of each field that was sent with it, by its name: enough to tell which of them differ.
  input jsonb not null,
  -- What is needed to answer the same again, such as the id of what was made. Null only within the transaction that makes it.
  answer jsonb,
  -- Where the answer told a secret: the same, sealed with a key that is not in the database.
  secret bytea,
  created_at timestamptz not null default now(),
  primary key (user_id, operation, key)
);
create index idempotency_keys_by_age on public.idempotency_keys (created_at);

alter table public.idempotency_keys enable row level security;
revoke all on public.idempotency_keys from anon, authenticated;
grant all on public.idempotency_keys to service_role;
-- They are written by the functions below alone, and nobody reads a secret back, not even sealed.
grant select (user_id, operation, key, created_at) on public.idempotency_keys to authenticated;

create policy "People see their own keys" on public.idempotency_keys for select to authenticated
  using (user_id = (select auth.uid()));

-- Takes a key in the transaction that is about to make something: `is_new` says that it is to be made. Somebody who takes the same
-- key meanwhile waits for that transaction to end. A key whose time is over is as good as new.
create function private.take_idempotency_key(operation_name text, key_text text, new_input jsonb, life interval)
returns table (is_new boolean, input jsonb, answer jsonb, secret bytea)
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  insert into public.idempotency_keys as k (user_id, operation, key, input)
  values ((select auth.uid()), operation_name, key_text, new_input)
  on conflict (user_id, operation, key) do update
    set input = excluded.input, answer = null, secret = null, created_at = now()
    where k.created_at < now() - life;
  is_new := found;
  return query
  select is_new, k.input, k.answer, k.secret from public.idempotency_keys k
  where k.user_id = (select auth.uid()) and k.operation = operation_name and k.key = key_text;
end;
$$;

-- Notes what was made, in the same transaction.
create function private.keep_idempotent_answer(operation_name text, key_text text, new_answer jsonb, sealed bytea) returns void
language sql security definer set search_path = ''
as $$
  update public.idempotency_keys set answer = new_answer, secret = sealed
  where user_id = (select auth.uid()) and operation = operation_name and key = key_text;
$$;

revoke execute on function private.take_idempotency_key(text, text, jsonb, interval),
  private.keep_idempotent_answer(text, text, jsonb, bytea) from public, anon;
grant execute on function private.take_idempotency_key(text, text, jsonb, interval),
  private.keep_idempotent_answer(text, text, jsonb, bytea) to authenticated, service_role;
