-- Tokens that are good for some workflows alone. Null: for everything that their scopes allow.
alter table public.personal_access_tokens add column workflow_ids uuid[]
  check (cardinality(workflow_ids) between 1 and 50);
grant select (workflow_ids), insert (workflow_ids) on public.personal_access_tokens to authenticated;

-- A server of before does not know of limits: to it these tokens are none.
create or replace function private.identify_token(token_hash bytea)
returns table (id uuid, user_id uuid, email text, scopes text[], expires_at timestamptz)
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select c.id, c.user_id, c.email, c.scopes, c.expires_at
  from private.identify_credential(token_hash) c where c.workflow_ids is null;
end;
$$;

-- Who is behind a token, asked before it is known who is asking; nothing for one that is not good. Notes once a minute that
-- it was used. For the server alone.
create function private.identify_credential(token_hash bytea)
returns table (id uuid, user_id uuid, email text, scopes text[], expires_at timestamptz, workflow_ids uuid[])
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  update public.personal_access_tokens t set last_used_at = now()
  where t.hash = token_hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
    and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute');
  return query
  select t.id, t.user_id, p.email, t.scopes, t.expires_at, t.workflow_ids
  from public.personal_access_tokens t join public.profiles p on p.id = t.user_id
  where t.hash = token_hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now());
end;
$$;
revoke execute on function private.identify_credential(bytea) from public, anon, authenticated;
grant execute on function private.identify_credential(bytea) to service_role;
