import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { automaticModels } from '../wiring/automatic-models.ts';
import { cutOut } from './cut-out.ts';
import { upscale } from './upscale.ts';

const input = { image: ['asset:u/p.png'] };
const defaults = { automatic: automaticModels({ TEXT: [], VISION: [] }) };

test('a picture is cut out and given on', async () => {
  const { output, asked } = await runNode(cutOut, { subject: 'soft' }, input);
  expect(output).toEqual({ image: 'asset:u/1.png', cost: '0.006000' });
  expect(asked.models).toEqual([
    { models: ['fal-ai/birefnet/v2'], prompt: '', imageUrls: ['asset:u/p.png'], parameters: { subject: 'soft' } },
  ]);
  expect(cutOut.estimateCost({}, defaults)).toEqual({ model: 'fal-ai/birefnet/v2', cost: '0.000000' });
  await expect(runNode(cutOut, {}, {})).rejects.toMatchObject({ code: 'INPUT_MISSING' });
});

test('a picture is made larger at the price of its own size, and never larger than what is kept', async () => {
  const { asked } = await runNode(upscale, { factor: 4 }, input);
  // 1,000 × 800, four times as wide and as high.
  expect(asked.models).toMatchObject([{ parameters: { factor: 4, result_megapixels: 13 } }]);
  expect(upscale.estimateCost({}, defaults)?.cost).toBe('0.040000');
  await expect(runNode(upscale, { factor: 4 }, input, { size: { width: 2_000, height: 1_300 } })).rejects.toMatchObject(
    { code: 'IMAGE_TOO_LARGE', message: expect.stringContaining('8000 × 5200') },
  );
});
