import { expect, test } from 'vitest';
import { openRequestContext } from './request-context.ts';

const good = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test.each([
  [good, good],
  [undefined, null],
  [[good, good], null],
  [good.toUpperCase(), null],
  [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, null],
  [`00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`, null],
  [`ff${good.slice(2)}`, null],
  [`${good}-more`, null],
])('a trace is gone on with only where it is one: %s', (header, traceparent) => {
  expect(openRequestContext(undefined, header).traceparent).toBe(traceparent);
});

test('an id is kept where it can stand in a log, and made where it cannot', () => {
  expect(openRequestContext('order-1.a_B').requestId).toBe('order-1.a_B');
  const made = [undefined, '', 'a\nb', 'a b', 'é', 'x'.repeat(65), ['a', 'b']].map(
    (one) => openRequestContext(one).requestId,
  );
  expect(new Set(made).size).toBe(made.length);
  for (const id of made) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});
