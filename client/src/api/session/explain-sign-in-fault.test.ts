import { expect, test } from 'vitest';
import { explainSignInFault } from './explain-sign-in-fault.ts';

test('a wrong password is told without saying which half is wrong', () => {
  const sentence = 'That email and password do not belong together.';
  expect(explainSignInFault({ code: 'invalid_credentials', status: 400, message: 'Invalid login credentials' })).toBe(
    sentence,
  );
  expect(explainSignInFault({ status: 400, message: 'Invalid login credentials' })).toBe(sentence);
});

test('a server that does not answer is not blamed on the password', () => {
  expect(explainSignInFault({ status: 0, message: 'Failed to fetch' })).toContain('does not answer');
  expect(explainSignInFault({ status: 503, message: 'upstream' })).toContain('does not answer');
});

test('too many tries ask for patience, anything else keeps its own words', () => {
  expect(explainSignInFault({ status: 429, message: 'rate' })).toContain('Wait a minute');
  expect(explainSignInFault({ status: 422, message: 'Captcha needed' })).toBe('Captcha needed');
});
