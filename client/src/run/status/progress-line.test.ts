import { expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';

it.each([
  ['100%|██████████| 28/28', 'Step 28 of 28'],
  [' 29%|██▊       | 8/28 [00:01<00:02,  7.89it/s]', 'Step 8 of 28'],
  ['  0%|          | 0/4 [00:00<?, ?it/s]', 'Step 0 of 4'],
  ['Loading the weights', 'Loading the weights'],
  ['50% of 8/28', '50% of 8/28'],
])('says %j as %j', (line, words) => {
  expect(progressLine(line)).toBe(words);
});
