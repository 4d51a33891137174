-- People, and what is theirs apart from their work: their profile and budget, the tokens of their programs, the keys of their requests.

-- Supabase grants every new function in `public` to `anon` and `authenticated`, and its API offers them by name. Functions that
-- stand above row-level security are kept where it offers nothing.
create schema if not exists private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;
grant usage on schema public to authenticated, service_role;

-- Profiles -----------------------------------------------------------------------------------------------------------

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  email text,
  display_name text check (char_length(display_name) <= 200),
  -- USD a calendar month (UTC); null for no limit.
  monthly_budget numeric(10, 6) check (monthly_budget >= 0),
  created_at timestamptz not null default now()
);

alter table public.profiles enable row level security;
revoke all on public.profiles from anon, authenticated;
grant all on public.profiles to service_role;
grant select, update (display_name, monthly_budget) on public.profiles to authenticated;

create policy "People read their own profile" on public.profiles for select to authenticated using (id = (select auth.uid()));
create policy "People change their own profile" on public.profiles for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));

-- Everybody who signs up gets a profile, whichever server signed them up.
create function public.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.profiles (id, email) values (new.id, new.email) on conflict (id) do nothing;
  return new;
end;
$$;
-- Nobody but the database calls it.
revoke execute on function public.create_profile() from public, anon, authenticated, service_role;

create trigger create_profile_after_sign_up
  after insert on auth.users
  for each row execute function public.create_profile();

-- A Supabase project may have people before it has us.
insert into public.profiles (id, email) select id, email from auth.users on conflict (id) do nothing;

-- Personal access tokens ---------------------------------------------------------------------------------------------

-- Tokens with which programs come in somebody's name. Only a hash of each is kept.

create table public.personal_access_tokens (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  -- SHA-256 of the whole token.
  hash bytea not null unique check (octet_length(hash) = 32),
  -- How it begins, for people to know it by.
  hint text not null check (char_length(hint) <= 12),
  scopes text[] not null check (scopes @> array['READ'] and scopes <@ array['READ', 'RUN', 'WRITE']),
  -- Null: never.
  expires_at timestamptz check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index personal_access_tokens_by_owner on public.personal_access_tokens (user_id, created_at desc, id desc);

alter table public.personal_access_tokens enable row level security;
revoke all on public.personal_access_tokens from anon, authenticated;
grant all on public.personal_access_tokens to service_role;
-- Nobody reads a hash back. What a token may do is set once; it is revoked, and stays so.
grant select (id, user_id, name, hint, scopes, expires_at, last_used_at, revoked_at, created_at)
  on public.personal_access_tokens to authenticated;
grant insert (user_id, name, hash, hint, scopes, expires_at) on public.personal_access_tokens to authenticated;
grant update (revoked_at) on public.personal_access_tokens to authenticated;

create policy "People see their own tokens" on public.personal_access_tokens for select to authenticated
  using (user_id = (select auth.uid()));
create policy "People make tokens of their own" on public.personal_access_tokens for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy "People revoke their own tokens" on public.personal_access_tokens for update to authenticated
  using (user_id = (select auth.uid()) and revoked_at is null)
  with check (user_id = (select auth.uid()) and revoked_at is not null);

-- Who is behind a token, asked before it is known who is asking; nothing for one that is not good. Notes once a minute that
-- it was used. For the server alone.
create function private.identify_token(token_hash bytea)
returns table (id uuid, user_id uuid, email text, scopes text[], expires_at timestamptz)
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  update public.personal_access_tokens t set last_used_at = now()
  where t.hash = token_hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
    and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute');
  return query
  select t.id, t.user_id, p.email, t.scopes, t.expires_at
  from public.personal_access_tokens t join public.profiles p on p.id = t.user_id
  where t.hash = token_hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now());
end;
$$;
revoke execute on function private.identify_token(bytea) from public, anon, authenticated;
grant execute on function private.identify_token(bytea) to service_role;

-- Other servers hear that it is over, whichever way it was revoked.
create function private.tell_of_revoked_token() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('visualadgen', 'REVOKED ' || old.id);
  return null;
end;
$$;
revoke execute on function private.tell_of_revoked_token() from public, anon, authenticated, service_role;
create trigger tell_of_revoked_token after update of revoked_at on public.personal_access_tokens
  for each row execute function private.tell_of_revoked_token();
create trigger tell_of_deleted_token after delete on public.personal_access_tokens
  for each row execute function private.tell_of_revoked_token();

-- Idempotency keys ---------------------------------------------------------------------------------------------------

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

-- Rate limits --------------------------------------------------------------------------------------------------------

-- What the users of several servers have used of the current minute. Nobody but the server may see it: it is in a schema of
-- its own, which the API of a Supabase project does not serve. It may be lost at any time.
create schema rate_limits;
revoke all on schema rate_limits from public;

create unlogged table rate_limits.points (
  minute bigint not null,
  -- A user's id, or the address of somebody who is not signed in.
  key text not null,
  points bigint not null,
  primary key (minute, key)
);
alter table rate_limits.points enable row level security;
