import { expect, test } from 'vitest';
import { checkCredentials } from './check-credentials.ts';

test('good credentials have no problems', () => {
  expect(checkCredentials('sign-in', 'ada@example.com', 'x')).toEqual({});
  expect(checkCredentials('sign-up', ' ada@example.com ', 'longenough')).toEqual({});
});

test('each empty field is named', () => {
  expect(checkCredentials('sign-in', '', '')).toEqual({ email: expect.any(String), password: expect.any(String) });
});

test('an address without a domain is refused, and so is a short new password', () => {
  expect(checkCredentials('sign-in', 'ada@example', 'x').email).toContain('does not look like');
  expect(checkCredentials('sign-up', 'ada@example.com', 'short').password).toContain('at least 8');
});
