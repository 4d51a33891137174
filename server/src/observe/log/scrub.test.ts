import { expect, test } from 'vitest';
import { createScrubber } from './scrub.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw';

test.each([
  ['a session', `jwt malformed: ${jwt}`, 'c2lnbmF0dXJl'],
  ['a session that is cut off', `"eyJhbGciOiJIUzI1NiJ9.eyJzdWIi`, 'eyJzdWIi'],
  ['a personal token', `no such token vag_${'x'.repeat(43)}`, 'xxxx'],
  ["Supabase's secret key", 'sb_secret_abcDEF123-_ refused', 'abcDEF'],
  ['a header', 'authorization: Basic dXNlcjpwYXNzd29yZA==', 'dXNlcj'],
  ["the model service's key", 'Authorization: Key 1234-5678:abcdef0123', 'abcdef0123'],
  ['an upload link', 'PUT /uploads/eyJ1c2VySWQi.abc_def-123 failed', 'abc_def'],
  ['a signed link', 'GET http://x/files/a/b.png?expires=1&signature=AbC-123_xyz failed', 'AbC-123'],
  ['a link with a token', 'https://a.example/o/sign/x?token=SECRETSECRET', 'SECRETSECRET'],
  ['the password of a database', 'connect postgres://me:hunter2hunter2@db:5432/ads', 'hunter2'],
  ['a field', '{"email":"a@b.c","password":"correct horse battery"}', 'horse'],
  ['a field within a text', String.raw`{"msg":"body {\"password\":\"correct horse\"} refused"}`, 'horse'],
  [
    'a field with quotes, within a text',
    JSON.stringify({ msg: JSON.stringify({ token: 'the "whole" of it' }) }),
    'whole',
  ],
  ['the hash of a password', 'values: $2b$10$abcdefghijklmnopqrstuvwxyzABCDEFGHI', 'abcdefgh'],
  ['a cookie', '{"headers":{"cookie":"session=abcdefgh","accept":"x"}}', 'abcdefgh'],
])('%s is taken out', (_, line, secret) => {
  expect(line).toContain(secret);
  const clean = createScrubber([])(line);
  expect(clean).not.toContain(secret);
  expect(clean).toContain('[removed]');
});

test('settings are taken out in whatever form they stand', () => {
  const scrub = createScrubber(['päss "word" 1', undefined, 'short', 'longer-secret', 'longer-secret-still']);
  const line = `${JSON.stringify({ a: 'päss "word" 1' })} ${encodeURIComponent('päss "word" 1')} longer-secret-still`;
  expect(scrub(line)).toBe('{"a":"[removed]"} [removed] [removed]');
  expect(scrub('a short one')).toBe('a short one');
});

test('a line stays JSON, with all that is no secret', () => {
  const line = JSON.stringify({
    level: 'error',
    requestId: '0b6b8b5c-0000-4000-8000-000000000000',
    err: { message: `Bearer ${jwt} at https://u:p4ssw0rd@h/x?key=abc&b=1`, password: 'a "quoted" one', code: '42P01' },
  });
  const clean = createScrubber([])(line);
  expect(JSON.parse(clean)).toMatchObject({
    level: 'error',
    requestId: '0b6b8b5c-0000-4000-8000-000000000000',
    err: { message: 'Bearer [removed] at https://u:[removed]@h/x?key=[removed]&b=1', code: '42P01' },
  });
  expect(clean).not.toContain('quoted');
});

test('a very long line of nothing takes no time', () => {
  const began = performance.now();
  createScrubber(['a-known-secret'])(`{"msg":"${'a:/'.repeat(100_000)}${'\\"'.repeat(50_000)}"}`);
  expect(performance.now() - began).toBeLessThan(20_000);
});
