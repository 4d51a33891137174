import { expect, it } from 'vitest';
import { anItem, aNode, itemCounts } from '../state/testing/run-samples.ts';
import { countsText, itemText } from './item-words.ts';

it.each([
  ['RUNNING', itemCounts(18, { completed: 6, running: 4 }), '6 of 18 done'],
  ['RUNNING', itemCounts(18, { completed: 6, failed: 1 }), '6 of 18 done, 1 failed'],
  ['COMPLETED', itemCounts(18, { completed: 18, reused: 12 }), '18 done, 12 reused'],
  ['COMPLETED', itemCounts(18, { completed: 18, reused: 18 }), '18 reused'],
  ['COMPLETED', itemCounts(18, { completed: 15, failed: 1, skipped: 2 }), '15 of 18 done, 1 failed, 2 skipped'],
  ['PAUSED', itemCounts(18), null],
  ['COMPLETED', null, null],
] as const)('tells of a node that is %s how far its items are', (status, counts, text) => {
  expect(countsText(aNode(status, { itemCounts: counts }))).toBe(text);
});

it('calls an item by what it was made from', () => {
  const of = (nodeName: string, index: number, label: string | null) => ({ nodeKey: nodeName, nodeName, index, label });
  expect(
    itemText(anItem(4, 'COMPLETED', { coordinates: [of('Headlines', 0, 'Stay cool'), of('Photos', 1, null)] })),
  ).toBe('Headlines: Stay cool · Photos: 2');
  expect(itemText(anItem(4, 'COMPLETED'))).toBe('Item 5');
});
