import type { Database } from '../../src/store/database.ts';
import { applySupabaseBaseline, migrate } from '../../src/store/migrate.ts';

/**
 * A database as the migrations find it at Supabase: with its default privileges, which give everything new in \`public\` to
 * everybody, and with its tables for files.
 */
export async function prepareAsSupabaseDoes(database: Database): Promise<void> {
  await database.runScript('create schema auth; create table auth.users (id uuid primary key, email text);');
  await applySupabaseBaseline(database);
  await database.runScript(`
    grant usage on schema public to anon, authenticated, service_role;
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
    create schema storage;
    grant usage on schema storage to anon, authenticated, service_role;
    create table storage.buckets (id text primary key, name text, public boolean, file_size_limit bigint, allowed_mime_types text[]);
    create table storage.objects (id uuid primary key default gen_random_uuid(), bucket_id text, name text);
    alter table storage.objects enable row level security;
    grant all on storage.buckets, storage.objects to anon, authenticated, service_role;
    create function storage.foldername(name text) returns text[] language sql immutable set search_path = ''
      as $$ select (string_to_array(name, '/'))[1:cardinality(string_to_array(name, '/')) - 1] $$;
  `);
  await migrate(database);
}
