import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { estimateModelCost } from './estimate-cost.ts';
import { findModel } from './index.ts';

function estimate(endpoint: string, parameters: Record<string, unknown>): string {
  const model = findModel(endpoint);
  if (!model) throw new Error(`no model ${endpoint}`);
  return estimateModelCost(model, { parameters });
}

// A megapixel is 1024 × 1024, and each picture is rounded up to whole ones, as fal bills.
test.each([
  ['fal-ai/flux/schnell', {}, '0.003000'],
  ['fal-ai/flux/schnell', { num_images: 4, aspect_ratio: '16:9' }, '0.012000'],
  ['fal-ai/flux/dev', { aspect_ratio: '4:5' }, '0.050000'],
  ['fal-ai/fast-sdxl', { aspect_ratio: '4:5', num_images: 3 }, '0.006000'],
  ['fal-ai/fast-lightning-sdxl', { num_images: 4 }, '0.008000'],
  ['fal-ai/nano-banana/edit', { num_images: 3 }, '0.117000'],
  ['fal-ai/bytedance/seedream/v4/edit', { num_images: 2, aspect_ratio: 'auto' }, '0.060000'],
  ['fal-ai/flux/schnell/redux', {}, '0.025000'],
])('%s with %j costs %s', (endpoint, parameters, cost) => {
  expect(estimate(endpoint, parameters)).toBe(cost);
});

test('parameters that do not fit are refused in words', () => {
  expect(() => estimate('fal-ai/flux/dev', { num_images: 9 })).toThrow(AppError);
  expect(() => estimate('fal-ai/flux/dev', { num_images: 9 })).toThrow('num_images must be at most 4, but is 9');
});
