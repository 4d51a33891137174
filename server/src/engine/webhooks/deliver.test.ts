import { expect, test } from 'vitest';
import { judge } from './deliver.ts';

test.each([
  [301, /sends messages on to another address/],
  [307, /sends messages on to another address/],
  [304, /^The receiver answered 304 \(not modified\), which says nothing of a message/],
  [300, /answered 300, which is neither a success nor a redirect/],
  [306, /answered 306, which is neither a success nor a redirect/],
  [199, /answered 199, which is neither a success nor a redirect/],
  [404, /^The receiver answered 404\.$/],
  [500, /^The receiver answered 500\.$/],
])('%i is told as what it is', (status, says) => {
  const attempt = judge({ status, retryAfterMs: null });
  expect(attempt).toMatchObject({ isDelivered: false, status, fault: { code: 'RECEIVER_REFUSED' } });
  expect(attempt.isDelivered || attempt.fault.message).toMatch(says);
});

test('only 2xx means that it was taken', () => {
  expect([200, 204, 299].map((status) => judge({ status, retryAfterMs: null }).isDelivered)).toEqual([
    true,
    true,
    true,
  ]);
});
