import { expect, it } from 'vitest';
import { inOrder } from './in-order.ts';
import { aNode } from './testing/run-samples.ts';

it('puts a node that took over a result where it did so, and what never began last', () => {
  const at = (second: number) => `2026-01-01T00:00:0${second}Z`;
  const nodes = {
    skipped: aNode('SKIPPED', { finishedAt: at(1) }),
    ran: aNode('COMPLETED', { startedAt: at(3), finishedAt: at(4) }),
    waits: aNode('PENDING'),
    reused: aNode('COMPLETED', { origin: 'REUSED', finishedAt: at(2) }),
  };
  expect(inOrder(nodes).map(([key]) => key)).toEqual(['reused', 'ran', 'skipped', 'waits']);
});
