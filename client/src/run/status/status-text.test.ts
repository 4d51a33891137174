import { expect, it } from 'vitest';
import { statusText } from './status-text.ts';
import { aNode } from '../state/testing/run-samples.ts';

it('says of a node in line its place, and else its state', () => {
  const progress = { fraction: null, queuePosition: 2, message: null, logs: [], partialText: null, partialItems: [] };
  expect(statusText(aNode('RUNNING', { progress }))).toBe('2nd in line');
  expect(statusText(aNode('RUNNING'))).toBe('Running');
});

it('tells what was reused from what ran, and not any more once it is to be run again', () => {
  expect(statusText(aNode('COMPLETED', { origin: 'REUSED' }))).toBe('Reused');
  expect(statusText(aNode('COMPLETED', { origin: 'RAN' }))).toBe('Done');
  expect(statusText(aNode('PENDING', { origin: 'REUSED' }))).toBe('Waiting');
});
