import { expect, test } from 'vitest';
import { describeDelivery, describeEvents, describeState, describeWait, type Webhook } from './describe-webhook.ts';

function webhook(change: Partial<Webhook> = {}, status?: 'PENDING' | 'DELIVERED' | 'FAILED'): Webhook {
  const node = status && { __typename: 'WebhookDelivery' as const, id: 'd', status, errorCode: null };
  return {
    id: 'w',
    name: 'Shop',
    url: 'https://shop.example/',
    events: ['EXECUTION_COMPLETED', 'EXECUTION_FAILED', 'EXECUTION_CANCELLED'],
    isForAllWorkflows: true,
    workflow: null,
    isEnabled: true,
    disabledReason: null,
    failingSince: null,
    deliveries: { edges: node ? [{ node }] : [] },
    ...change,
  } as Webhook;
}

test.each([
  [webhook(), 'Nothing sent yet'],
  [webhook({}, 'DELIVERED'), 'Working'],
  [webhook({}, 'PENDING'), 'Waiting'],
  [webhook({}, 'FAILED'), 'Failing'],
  [webhook({ failingSince: '2026-11-21T12:00:00Z' }, 'PENDING'), 'Failing'],
  [webhook({ isEnabled: false }, 'FAILED'), 'Off'],
])('how it is doing %#: %s', (one, told) => {
  expect(describeState(one).label).toBe(told);
});

test.each([
  [webhook(), 'When a run ends'],
  [webhook({ events: ['EXECUTION_FAILED'] }), 'When a run fails'],
  [webhook({ events: ['EXECUTION_FAILED', 'EXECUTION_COMPLETED'] }), 'When a run is done or fails'],
  [webhook({ isForAllWorkflows: false }), 'When a run of a deleted workflow ends'],
  [
    webhook({
      isForAllWorkflows: false,
      workflow: { __typename: 'Workflow', id: 'x', name: 'Tea' },
    }),
    'When a run of “Tea” ends',
  ],
])('what it is told of %#: %s', (one, told) => {
  expect(describeEvents(one)).toBe(told);
});

test.each([
  [-5, 'in a moment'],
  [45, 'in 45 seconds'],
  [300, 'in 5 minutes'],
  [7_200, 'in 2 hours'],
  [86_400, 'in 24 hours'],
])('%i s: %s', (seconds, told) => {
  expect(describeWait(seconds * 1_000, 0)).toBe(told);
});

test('a message that waits because it failed is told apart from one that is new', () => {
  expect(describeDelivery({ status: 'PENDING', errorCode: null }).label).toBe('Waiting');
  expect(describeDelivery({ status: 'PENDING', errorCode: 'RECEIVER_REFUSED' }).label).toBe('Trying again');
});
