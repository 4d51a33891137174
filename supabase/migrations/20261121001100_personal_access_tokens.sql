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
