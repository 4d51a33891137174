import { expect, test } from 'vitest';
import { explainSignInError } from './explain-sign-in-error.ts';

test('a wrong password is told without saying which half is wrong', () => {
  const sentence = 'Wrong email or password.';
  expect(explainSignInError({ code: 'invalid_credentials', status: 400, message: 'Invalid login credentials' })).toBe(
    sentence,
  );
  expect(explainSignInError({ status: 400, message: 'Invalid login credentials' })).toBe(sentence);
});

test('a server that does not answer is not blamed on the password', () => {
  expect(explainSignInError({ status: 0, message: 'Failed to fetch' })).toContain('does not respond');
  expect(explainSignInError({ status: 503, message: 'upstream' })).toContain('does not respond');
});

test('too many tries ask for patience, anything else keeps its own words', () => {
  expect(explainSignInError({ status: 429, message: 'rate' })).toContain('Wait a minute');
  expect(explainSignInError({ status: 422, message: 'Captcha needed' })).toBe('Captcha needed');
});
