-- Run by `supabase test db`. Who may do what with the files of the bucket for pictures, past the server.
begin;
select * from no_plan();

insert into auth.users (id, email) values
  ('00000000-0000-4000-8000-00000000000a', 'owner@example.com'),
  ('00000000-0000-4000-8000-00000000000b', 'stranger@example.com');
insert into storage.buckets (id, name) values ('elsewhere', 'elsewhere');
insert into storage.objects (bucket_id, name) values
  ('generated-images', '00000000-0000-4000-8000-00000000000a/one.png'),
  ('generated-images', '00000000-0000-4000-8000-00000000000b/one.png'),
  ('generated-images', 'one.png'),
  ('elsewhere', 'anything.png');

select is((select public from storage.buckets where id = 'generated-images'), false, 'the bucket is private');
select is((select file_size_limit from storage.buckets where id = 'generated-images'), 31457280::bigint, 'a file has 30 MB at most');
select is(
  (select allowed_mime_types::text from storage.buckets where id = 'generated-images'), '{image/png,image/jpeg,image/webp,font/ttf,font/otf,font/woff2}', 'files are pictures and fonts'
);

-- What somebody may have added for a bucket of their own, too widely.
create policy "Everybody does everything" on storage.objects for all to anon, authenticated using (true) with check (true);

-- The stranger ---------------------------------------------------------------------------------------------------------
select set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-8000-00000000000b", "role": "authenticated"}', true);
select set_config('request.jwt.claim.sub', '00000000-0000-4000-8000-00000000000b', true);
set local role authenticated;
select is(
  (select array_agg(name)::text from storage.objects where bucket_id = 'generated-images'),
  '{00000000-0000-4000-8000-00000000000b/one.png}', 'people see their own folder alone'
);
select is((select count(*)::int from storage.objects where bucket_id = 'elsewhere'), 1, 'other buckets keep the rules of their own');
select throws_ok(
  $$ insert into storage.objects (bucket_id, name) values ('generated-images', '00000000-0000-4000-8000-00000000000b/two.png') $$,
  '42501', null, 'nobody adds a picture, not even to their own folder'
);
select throws_ok(
  $$ insert into storage.objects (bucket_id, name) values ('generated-images', '00000000-0000-4000-8000-00000000000a/two.png') $$,
  '42501', null, 'nor to the folder of somebody else'
);
select lives_ok($$ update storage.objects set name = 'taken.png' where bucket_id = 'generated-images' $$, 'renaming everything');
select lives_ok($$ delete from storage.objects where bucket_id = 'generated-images' $$, 'removing everything');
select throws_ok(
  $$ update storage.objects set bucket_id = 'generated-images' where bucket_id = 'elsewhere' $$,
  '42501', null, 'nobody moves a file of elsewhere in'
);
select lives_ok($$ insert into storage.objects (bucket_id, name) values ('elsewhere', 'mine.png') $$, 'elsewhere the other rule holds');

-- Nobody in particular -------------------------------------------------------------------------------------------------
reset role;
select set_config('request.jwt.claims', '', true), set_config('request.jwt.claim.sub', '', true);
set local role anon;
select is((select count(*)::int from storage.objects where bucket_id = 'generated-images'), 0, 'who is not signed in sees none');
select throws_ok(
  $$ insert into storage.objects (bucket_id, name) values ('generated-images', 'two.png') $$, '42501', null, 'and adds none'
);

-- The server -----------------------------------------------------------------------------------------------------------
reset role;
set local role service_role;
select is(
  (select count(*)::int from storage.objects where bucket_id = 'generated-images'), 3, 'all are where they were, and the server sees them'
);
select lives_ok(
  $$ insert into storage.objects (bucket_id, name) values ('generated-images', '00000000-0000-4000-8000-00000000000a/two.png') $$, 'the server adds pictures'
);

reset role;
select * from finish();
rollback;
