-- What the baseline has otherwise than the chain of migrations before it. Runs once, on databases of that chain.

-- Servers that know the chain alone must not start here: they would begin it anew.
insert into supabase_migrations.contracts values ('20261130000100') on conflict do nothing;

-- A job of pg-boss carries each delivery; nobody claims one by these.
alter table public.webhook_deliveries drop column leased_until, drop column step;

-- They called what is in `private`, and servers call that themselves.
drop function public.delete_workflow(uuid);
drop function public.restore_workflow(uuid);

-- The last migration of the chain was corrected while it was the last: some databases have its functions as they were before.
create or replace function private.is_sending_webhook_delivery(delivery uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if to_regclass('pgboss.job') is null then
    return false;
  end if;
  return exists (
    select from pgboss.job j
    where j.name = 'deliver-webhook' and j.policy = 'exclusive' and coalesce(j.singleton_key, '') = delivery::text
      and j.state = 'active'
  );
end;
$$;
revoke execute on function private.is_sending_webhook_delivery(uuid) from public, anon, authenticated;

-- Sends a message at once, and as often as a new one; one that a server is at is left alone. False where there is none.
create or replace function private.resend_webhook_delivery(delivery uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_sending_webhook_delivery(delivery) then
    update public.webhook_deliveries d
    set status = 'PENDING', next_attempt_at = now()
    where d.id = delivery and d.user_id = (select auth.uid());
  end if;
  return exists (
    select from public.webhook_deliveries d where d.id = delivery and d.user_id = (select auth.uid())
  );
end;
$$;
