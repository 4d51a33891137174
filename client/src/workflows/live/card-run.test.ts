import { expect, test } from 'vitest';
import { shareDone } from './card-run.ts';

test('a run is done as far as its nodes are, however they ended', () => {
  expect(shareDone({ nodes: { a: 'COMPLETED', b: 'FAILED', c: 'SKIPPED', d: 'RUNNING' } })).toBe(0.75);
  expect(shareDone({ nodes: { a: 'PENDING', b: 'PAUSED' } })).toBe(0);
});

test('nothing is done of a run of which nothing is known', () => {
  expect(shareDone({ nodes: null })).toBe(0);
  expect(shareDone({ nodes: {} })).toBe(0);
});
