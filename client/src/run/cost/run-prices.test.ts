import { expect, it } from 'vitest';
import { runPrices } from './run-prices.ts';
import type { Estimate } from './run-prices.ts';

const wire = (sourceKey: string, targetKey: string) => ({ sourceKey, targetKey });
/** idea → sketch → final, idea → other */
const edges = [wire('idea', 'sketch'), wire('sketch', 'final'), wire('idea', 'other')];

function node(nodeKey: string, listPrice: string | null, isReused = false): Estimate['nodes'][number] {
  return { nodeKey, listPrice, isReused, cost: isReused ? '0.000000' : listPrice };
}

it('tells each way to run its own price, exactly', () => {
  const nodes = [node('sketch', '0.002000', true), node('final', '0.100000'), node('other', '0.000001')];
  const prices = runPrices({ nodes, isComplete: true, total: '0.100001' }, edges);
  expect(prices.all).toBe('$0.100001');
  expect(prices.fresh).toBe('$0.102001');
  expect(prices.upTo('sketch')).toBe('free');
  expect(prices.upTo('final')).toBe('$0.10');
  expect(prices.upTo('idea')).toBe('free');
  expect(prices.only('sketch')).toBe('$0.002');
  expect(prices.only('other')).toBe('$0.000001');
});

it('says that it is at least so much where a price is not known', () => {
  const nodes = [node('sketch', null), node('final', '0.100000'), node('other', null, true)];
  const prices = runPrices({ nodes, isComplete: false, total: '0.100000' }, edges);
  expect(prices.all).toBe('≥ $0.10');
  expect(prices.upTo('final')).toBe('≥ $0.10');
  expect(prices.upTo('other')).toBe('free');
  expect(prices.only('other')).toBe('≥ $0.00');
});

it('says of what draws nothing that it does, and of ads that are only composed that they are free', () => {
  const nothing = { nodes: [], isComplete: true, total: '0.000000' };
  expect(runPrices(nothing, edges)).toMatchObject({ drawsNothing: true, allMade: 'free' });
  expect(runPrices(nothing, edges, { composesAds: true })).toMatchObject({ drawsNothing: false, allMade: 'free' });
});
