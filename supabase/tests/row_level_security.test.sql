-- Run by `supabase test db`. What people are let do in the database itself, past the server.
begin;
select * from no_plan();

-- Two people with a workflow each.
insert into auth.users (id, email) values
  ('00000000-0000-4000-8000-00000000000a', 'owner@example.com'),
  ('00000000-0000-4000-8000-00000000000b', 'stranger@example.com');
insert into public.workflows (id, user_id, name) values
  ('00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', 'Owned'),
  ('00000000-0000-4000-8000-0000000000b1', '00000000-0000-4000-8000-00000000000b', 'Strange');
insert into public.nodes (id, workflow_id, user_id, key, type, name, position_x, position_y, ordinal) values
  ('00000000-0000-4000-8000-0000000000a2', '00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', 'one', 'TEXT_INPUT', 'One', 0, 0, 0),
  ('00000000-0000-4000-8000-0000000000a3', '00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', 'two', 'PROMPT', 'Two', 0, 0, 1);
insert into public.edges (workflow_id, user_id, source_node_id, source_handle, target_node_id, target_handle, ordinal) values
  ('00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-0000000000a2', 'text', '00000000-0000-4000-8000-0000000000a3', 'input', 0);
insert into public.executions (id, user_id, workflow_id, graph, workflow_version) values
  ('00000000-0000-4000-8000-0000000000a4', '00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-0000000000a1', '{}', 1);
insert into public.node_executions (id, execution_id, user_id, node_key, ordinal) values
  ('00000000-0000-4000-8000-0000000000a5', '00000000-0000-4000-8000-0000000000a4', '00000000-0000-4000-8000-00000000000a', 'one', 0);
insert into public.execution_events (execution_id, sequence, user_id, type) values
  ('00000000-0000-4000-8000-0000000000a4', 1, '00000000-0000-4000-8000-00000000000a', 'ExecutionStarted');
insert into public.generations (id, user_id, execution_id, node_execution_id, model, prompt, parameters, input_hash) values
  ('00000000-0000-4000-8000-0000000000a6', '00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-0000000000a4', '00000000-0000-4000-8000-0000000000a5', 'model', 'prompt', '{}', 'hash');
insert into public.assets (user_id, path, content_type, width, height, byte_size, origin) values
  ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000a/one.png', 'image/png', 1, 1, 1, 'UPLOADED');
insert into public.personal_access_tokens (user_id, name, hash, hint, scopes) values
  ('00000000-0000-4000-8000-00000000000a', 'A script', decode(repeat('ab', 32), 'hex'), 'vag_abcd', '{READ}');
insert into public.webhooks (id, user_id, name, url, events, secret) values
  ('00000000-0000-4000-8000-0000000000a7', '00000000-0000-4000-8000-00000000000a', 'Shop', 'https://example.com/', '{execution.completed}', decode(repeat('ab', 64), 'hex')),
  ('00000000-0000-4000-8000-0000000000b7', '00000000-0000-4000-8000-00000000000b', 'Spy', 'https://example.com/', '{execution.completed}', decode(repeat('cd', 64), 'hex'));
insert into public.idempotency_keys (user_id, operation, key, input) values
  ('00000000-0000-4000-8000-00000000000a', 'createToken', 'once', '{}');
update public.executions set status = 'COMPLETED';
update public.webhook_deliveries set id = '00000000-0000-4000-8000-0000000000a8';
insert into storage.buckets (id, name) values ('generated-images', 'generated-images'), ('elsewhere', 'elsewhere') on conflict do nothing;
insert into storage.objects (bucket_id, name) values
  ('generated-images', '00000000-0000-4000-8000-00000000000a/one.png'),
  ('elsewhere', '00000000-0000-4000-8000-00000000000b/one.png');

select is_empty(
  $$ select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity $$,
  'every table has row-level security'
);

-- The stranger ---------------------------------------------------------------------------------------------------------
select set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-8000-00000000000b", "role": "authenticated"}', true);
select set_config('request.jwt.claim.sub', '00000000-0000-4000-8000-00000000000b', true);
set local role authenticated;

-- Every table in which people own rows, also those that are added later: only what is granted is listed.
select is_empty(
  format('select from public.%I where user_id = %L', table_name, '00000000-0000-4000-8000-00000000000a'),
  table_name || ' shows nothing of others'
) from information_schema.columns where table_schema = 'public' and column_name = 'user_id';
select is_empty(
  $$ select from public.profiles where id = '00000000-0000-4000-8000-00000000000a' $$, 'profiles shows nobody else'
);
select is((select count(*)::int from public.workflows), 1, 'their own workflow is there');
select is((select count(*)::int from public.profiles), 1, 'their own profile is there');
select is((select count(*)::int from storage.objects), 0, 'pictures in the folders of others, and other buckets, are not there');

select throws_ok(
  $$ insert into public.workflows (user_id, name) values ('00000000-0000-4000-8000-00000000000a', 'Planted') $$,
  '42501', null, 'nobody makes a workflow in the name of others'
);
select throws_ok(
  $$ insert into public.nodes (workflow_id, user_id, key, type, name, position_x, position_y, ordinal)
    values ('00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000b', 'spy', 'TEXT_INPUT', 'Spy', 0, 0, 9) $$,
  '23503', null, 'nobody adds a node to the workflow of others'
);
select throws_ok(
  $$ insert into public.assets (user_id, path, content_type, width, height, byte_size, origin) values
    ('00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000a/two.png', 'image/png', 1, 1, 1, 'UPLOADED') $$,
  '23514', null, 'nobody names a picture in the folder of others'
);
select throws_ok($$ update public.executions set status = 'COMPLETED' $$, '42501', null, 'a run is changed by the engine alone');
select throws_ok($$ update public.generations set cost = 0 $$, '42501', null, 'what was paid is told by the engine alone');
select throws_ok($$ delete from public.idempotency_keys $$, '42501', null, 'what a key was used for is written by the server alone');
select throws_ok($$ select secret from public.idempotency_keys $$, '42501', null, 'no secret that was told once is read back');
select throws_ok($$ delete from public.execution_events $$, '42501', null, 'what has happened is not unwritten');
select throws_ok($$ update public.profiles set email = 'x@example.com' $$, '42501', null, 'the address is the sign-in''s to change');
select throws_ok($$ select from public.node_results $$, '42501', null, 'what is reused is looked up by the engine alone');
select throws_ok($$ select private.identify_token('') $$, '42501', null, 'nobody looks up whose a token is');
select throws_ok(
  $$ insert into public.personal_access_tokens (user_id, name, hash, hint, scopes) values
    ('00000000-0000-4000-8000-00000000000a', 'Planted', decode(repeat('cd', 32), 'hex'), 'vag_abcd', '{READ}') $$,
  '42501', null, 'nobody makes a token in the name of others'
);
select lives_ok($$ update public.personal_access_tokens set revoked_at = now() $$, 'revoking everything');
select throws_ok($$ select public.commit_runs('{}') $$, '42501', null, 'nobody writes to runs past the engine');
select throws_ok(
  $$ insert into storage.objects (bucket_id, name) values ('generated-images', '00000000-0000-4000-8000-00000000000b/two.png') $$,
  '42501', null, 'pictures come in through the server, which looks at them'
);
select throws_ok($$ select secret from public.webhooks $$, '42501', null, 'nobody reads a secret back');
select throws_ok($$ update public.webhooks set secret = '' $$, '42501', null, 'nobody writes over a secret');
select throws_ok($$ update public.webhook_deliveries set status = 'FAILED' $$, '42501', null, 'messages are written by the engine alone');
select throws_ok(
  $$ insert into public.webhooks (user_id, name, url, events, secret) values
    ('00000000-0000-4000-8000-00000000000a', 'Planted', 'https://example.com/', '{execution.completed}', '') $$,
  '42501', null, 'nobody has others told in their name'
);
select throws_ok(
  $$ update public.webhooks set workflow_id = '00000000-0000-4000-8000-0000000000a1' $$,
  '23503', null, 'nobody is told of the workflow of others'
);
select is(private.send_test_webhook('00000000-0000-4000-8000-0000000000a7'), null, 'sends nothing to the webhooks of others');
select is(private.rotate_webhook_secret('00000000-0000-4000-8000-0000000000a7', ''), false, 'rotates no secret of others');
select is(
  private.resend_webhook_delivery('00000000-0000-4000-8000-0000000000a8'), false, 'sees no message of others to send again'
);
select lives_ok($$ update public.webhooks set url = 'https://spy.example.com/' $$, 'leading all webhooks elsewhere');
select lives_ok($$ delete from public.webhooks where user_id <> auth.uid() $$, 'deleting the webhooks of others');
select lives_ok($$ update public.workflows set name = 'Mine' $$, 'changing everything');
select lives_ok($$ delete from public.workflows $$, 'deleting everything');
select is(private.delete_workflow('00000000-0000-4000-8000-0000000000a1'), false, 'deletes nothing of others');

-- The owner ------------------------------------------------------------------------------------------------------------
reset role;
select set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-8000-00000000000a", "role": "authenticated"}', true);
select set_config('request.jwt.claim.sub', '00000000-0000-4000-8000-00000000000a', true);
set local role authenticated;
select is((select name from public.workflows), 'Owned', 'was left as it was');
select is((select count(*)::int from public.nodes), 2, 'has its nodes');
select is((select count(*)::int from public.personal_access_tokens where revoked_at is null), 1, 'their token is there, and still good');
select throws_ok($$ select hash from public.personal_access_tokens $$, '42501', null, 'not even they read its hash back');
select throws_ok(
  $$ update public.personal_access_tokens set scopes = '{READ,RUN,WRITE}' $$, '42501', null, 'what a token may do is set once'
);
select throws_ok(
  $$ insert into public.personal_access_tokens (user_id, name, hash, hint, scopes, expires_at) values
    ('00000000-0000-4000-8000-00000000000a', 'Long', decode(repeat('ef', 32), 'hex'), 'vag_abcd', '{READ}', now() + interval '10 years') $$,
  '23514', null, 'a token is good for a year, or has no end'
);
select lives_ok($$ update public.personal_access_tokens set revoked_at = now() $$, 'people revoke their own');
select is((select count(*)::int from storage.objects), 1, 'people see the pictures in their own folder');
select is((select url from public.webhooks), 'https://example.com/', 'their webhook leads where it did');
select is((select count(*)::int from public.webhook_deliveries), 1, 'and was told of their run');
select is(private.resend_webhook_delivery((select id from public.webhook_deliveries)), true, 'people send their own messages again');
select is(private.delete_workflow('00000000-0000-4000-8000-0000000000a1'), true, 'people delete their own workflow');
select is((select count(*)::int from public.nodes), 0, 'a deleted workflow has no nodes to be seen');
select is(private.restore_workflow('00000000-0000-4000-8000-0000000000a1'), true, 'and bring it back');

-- Nobody in particular -------------------------------------------------------------------------------------------------
reset role;
select set_config('request.jwt.claims', '', true), set_config('request.jwt.claim.sub', '', true);
set local role anon;
select throws_ok($$ select from public.workflows $$, '42501', null, 'who is not signed in reads no workflows');
select throws_ok($$ select from public.profiles $$, '42501', null, 'who is not signed in reads no profiles');
select throws_ok(
  $$ select private.delete_workflow('00000000-0000-4000-8000-0000000000a1') $$, '42501', null, 'who is not signed in deletes nothing'
);
select is((select count(*)::int from storage.objects), 0, 'who is not signed in sees no pictures');

reset role;
select * from finish();
rollback;
