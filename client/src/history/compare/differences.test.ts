import { expect, it } from 'vitest';
import { costDifference, timeDifference } from './differences.ts';

it('tells differences with their sign, and none where there is none', () => {
  expect(costDifference('0.100000', '0.025000')).toBe('−$0.075');
  expect(costDifference('0.025', '0.1')).toBe('+$0.075');
  expect(costDifference('0.1', '0.100000')).toBe('');
  expect(timeDifference(4_000, 2_800)).toBe('−1.2 s');
  expect(timeDifference(4_000, 4_050)).toBe('');
});
