import { expect, it } from 'vitest';
import { faultText, explainedForAll, whatFewerMeans, whyItRan } from './explain-node.ts';
import { aNode } from '../state/testing/run-samples.ts';

const words = { label: (name: string) => name.charAt(0).toUpperCase() + name.slice(1) };
const changed = (...changedInputs: string[]) => aNode('COMPLETED', { runReason: 'INPUT_CHANGED', changedInputs });

it('names what had changed', () => {
  expect(whyItRan(changed('prompt'), words)).toBe('It ran because “Prompt” had changed.');
  expect(whyItRan(changed('posts', 'text', 'trends'), words)).toBe(
    'It ran because “Posts”, “Text”, and “Trends” had changed.',
  );
});

it('speaks of what is at work as of now, and says nothing of what waits', () => {
  const runReason = 'ASKED_FRESH';
  expect(whyItRan(aNode('RUNNING', { runReason }), words)).toBe('It runs because a fresh result was asked for.');
  expect(whyItRan(aNode('FAILED', { runReason }), words)).toBe('It ran because a fresh result was asked for.');
  expect(whyItRan(aNode('PENDING', { runReason }), words)).toBeNull();
  expect(whyItRan(aNode('COMPLETED'), words)).toBeNull();
});

it('says of fewer pictures what the next run makes of them, where the node pays for them', () => {
  const pictures = { asked: 3, received: 1, heldBack: 2, isShort: true, message: '1 of 3: …' };
  expect(whatFewerMeans({ pictures, estimatedCost: '0.009' })).toMatch(/pays for all 3 again, unless/);
  expect(whatFewerMeans({ pictures, estimatedCost: null })).toBeNull();
  expect(whatFewerMeans({ pictures: { ...pictures, isShort: false }, estimatedCost: '0.009' })).toBeNull();
  expect(whatFewerMeans({ pictures: null, estimatedCost: '0.009' })).toBeNull();
});

it('tells a fault in words, and one that is not known here in the server’s', () => {
  expect(faultText({ code: 'PROVIDER_RATE_LIMITED', message: '429' })).toBe('The model service asked for a pause.');
  expect(faultText({ code: 'NEW_ONE', message: 'The moon was in the way.' })).toBe('The moon was in the way.');
});

it('leaves unsaid what holds for the whole run, and only that', () => {
  const first = aNode('COMPLETED', { runReason: 'FIRST_TIME' });
  const asked = aNode('COMPLETED', { runReason: 'ASKED_FRESH' });
  const reused = aNode('COMPLETED', { origin: 'REUSED' });
  expect(explainedForAll({ a: first, b: aNode('PENDING') }, false)(first)).toBe(true);
  expect(explainedForAll({ a: first, b: reused }, false)(first)).toBe(false);
  expect(explainedForAll({ a: asked, b: asked }, true)(asked)).toBe(true);
  expect(explainedForAll({ a: asked, b: first }, false)(asked)).toBe(false);
});
