-- As much of pgTAP as `supabase/tests` asks for, where the extension cannot be installed. What it says is kept in a table.
create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
create table extensions.tap (number serial, line text);
grant all on extensions.tap to anon, authenticated, service_role;
grant usage on sequence extensions.tap_number_seq to anon, authenticated, service_role;

create function extensions.no_plan() returns setof text language sql as $$ select ''::text where false $$;
create function extensions.finish() returns setof text language sql as $$ select line from extensions.tap order by number $$;

create function extensions.ok(passed boolean, description text) returns text language sql as $$
  insert into extensions.tap (line) values (case when passed then 'ok - ' else 'not ok - ' end || description) returning line;
$$;
create function extensions."is"(have anyelement, want anyelement, description text) returns text language sql as $$
  select extensions.ok(have is not distinct from want, description || ': ' || coalesce(have::text, 'NULL'));
$$;
create function extensions.is_empty(query text, description text) returns text language plpgsql as $$
declare found_any boolean;
begin
  execute format('select exists (%s)', query) into found_any;
  return extensions.ok(not found_any, description);
end;
$$;
create function extensions.lives_ok(statement text, description text) returns text language plpgsql as $$
begin
  execute statement;
  return extensions.ok(true, description);
exception when others then
  return extensions.ok(false, description || ': ' || sqlerrm);
end;
$$;
create function extensions.throws_ok(statement text, code text, message text, description text) returns text language plpgsql as $$
begin
  execute statement;
  return extensions.ok(false, description || ': it did not throw');
exception when others then
  return extensions.ok(sqlstate = code, description || ': ' || sqlstate || ' ' || sqlerrm);
end;
$$;
