import { expect, test } from 'vitest';
import { createSignInAttempts } from './sign-in-attempts.ts';

function setUp() {
  let time = 1_000_000;
  const attempts = createSignInAttempts(() => time);
  const tries = (count: number, email: (at: number) => string, address: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => attempts.begin({ email: email(at), address: address(at) }));
  return { attempts, tries, later: (milliseconds: number) => (time += milliseconds) };
}
const always = (text: string) => () => text;

test('one account has ten tries from one address, in whatever letters it is written', () => {
  const { tries, later } = setUp();
  expect(tries(10, (at) => (at % 2 ? 'A@example.com ' : 'a@example.com'), always('192.0.2.1'))).toEqual(
    Array(10).fill(0),
  );
  expect(tries(1, always('a@example.com'), always('192.0.2.1'))).toEqual([300]);
  expect(tries(1, always('a@example.com'), always('192.0.2.2'))).toEqual([0]);
  expect(tries(1, always('b@example.com'), always('192.0.2.1'))).toEqual([0]);
  later(299_500);
  expect(tries(1, always('a@example.com'), always('192.0.2.1'))).toEqual([1]);
  later(500);
  expect(tries(1, always('a@example.com'), always('192.0.2.1'))).toEqual([0]);
});

test('one address tries fifty passwords, on however many accounts', () => {
  const { tries } = setUp();
  const waits = tries(60, (at) => `${at}@example.com`, always('192.0.2.1'));
  expect(waits.filter((wait) => wait > 0)).toHaveLength(10);
});

test('one account is tried a hundred times, from however many addresses', () => {
  const { tries } = setUp();
  const waits = tries(150, always('a@example.com'), (at) => `192.0.2.${at}`);
  expect(waits.filter((wait) => wait > 0)).toHaveLength(50);
});

test('who knows the password is never counted', () => {
  const { attempts } = setUp();
  const attempt = { email: 'a@example.com', address: '192.0.2.1' };
  for (let at = 0; at < 200; at += 1) {
    expect(attempts.begin(attempt)).toBe(0);
    attempts.succeed(attempt);
  }
});
