import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { adviceFor } from './advice.ts';

const catalogue = readFileSync(new URL('../../../../server/src/errors.ts', import.meta.url), 'utf8');

/** Told by what is shown beside them: a remedy with a button, or nothing to be done. */
const toldElsewhere = ['BUDGET_EXCEEDED', 'PROVIDER_AMBIGUOUS', 'CANCELLED'];
/** Answers to a request: no node fails with them. */
const ofRequests = [
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'INPUT_INVALID',
  'GRAPH_INVALID',
  'VERSION_CONFLICT',
  'STATE_CONFLICT',
  'IDEMPOTENCY_CONFLICT',
  'REQUEST_TOO_LARGE',
  'INSUFFICIENT_SCOPE',
  'INTROSPECTION_REFUSED',
  'RATE_LIMITED',
  'TOO_MANY_STREAMS',
  'TOO_MANY_SUBSCRIPTIONS',
  'SIGN_IN_UNAVAILABLE',
  'ASSET_IN_USE',
  'BRAND_IN_USE',
  'FONT_INVALID',
  'FONT_TOO_LARGE',
  'FONT_RESTRICTED',
  'FONT_IN_USE',
  'WEBSITE_INVALID',
  'WEBSITE_UNREACHABLE',
  'DESCRIBING_OFF',
  'DESCRIBING_LIMIT_REACHED',
  'NOT_PUBLISHED',
  'TRIGGER_DISABLED',
];

/** Told in the list of a webhook's deliveries. */
const ofWebhooks = [
  'RECEIVER_REFUSED',
  'RECEIVER_GONE',
  'RECEIVER_UNREACHABLE',
  'RECEIVER_TIMED_OUT',
  'RECEIVER_ADDRESS_REFUSED',
  'WEBHOOK_SECRET_UNREADABLE',
  'WEBHOOK_DISABLED',
];

it('says what to do about every fault that a node can meet', () => {
  const codes = [...catalogue.matchAll(/^ {2}([A-Z_]+): \{/gm)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(25);
  const untold = codes.filter((code) => !adviceFor(code));
  expect(untold.toSorted()).toEqual([...toldElsewhere, ...ofRequests, ...ofWebhooks].toSorted());
});

it('says nothing of what it does not know', () => {
  expect(adviceFor('SOMETHING_NEW')).toBeNull();
  expect(adviceFor(null)).toBeNull();
});
