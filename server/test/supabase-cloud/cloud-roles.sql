-- The roles of a Supabase project as they are since April 2025: `postgres`, by which people connect, is no superuser and belongs to
-- none of the services' own roles. (supabase/postgres: 10000000000000_demote-postgres, 20250421084701_revoke_admin_roles_from_postgres.)
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role authenticator login noinherit password 'cloud';
create role supabase_auth_admin login noinherit createrole password 'cloud';
create role supabase_storage_admin login noinherit createrole password 'cloud';
create role dashboard_user nologin createdb createrole replication;
create role postgres login nosuperuser createdb createrole replication bypassrls password 'of-the-project';

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
grant anon, authenticated, service_role to supabase_storage_admin;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
