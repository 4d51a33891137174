import { expect, it } from 'vitest';
import { nearestVariant } from './nearest-variant.ts';
import type { Variant } from './nearest-variant.ts';

const made = (prompt: string, parameters: Record<string, unknown> = {}, model = 'flux') => ({
  model,
  prompt,
  parameters,
});
const variant = (key: string, more: Partial<Variant> = {}): Variant => ({
  key,
  url: key,
  label: key,
  group: 'final',
  nodeKey: 'painter',
  isEarlier: false,
  facts: made('cold brew'),
  ...more,
});
const own = { nodeKey: 'painter', facts: made('cold brew', { seed: 1 }) };
const logo = variant('logo', { group: 'taken', nodeKey: 'photo', facts: undefined });

it.each<[string, Variant[], string | undefined]>([
  ['the picture of the same call before the logo', [logo, variant('sibling')], 'sibling'],
  [
    'the run before, rather than another node',
    [variant('other', { nodeKey: 'sdxl' }), variant('before', { isEarlier: true })],
    'before',
  ],
  ['this run, where both are as near', [variant('before', { isEarlier: true }), variant('now')], 'now'],
  [
    'the likest words, whichever run they are of',
    [
      variant('now', { facts: made('hot chocolate in a mug') }),
      variant('before', { isEarlier: true, facts: made('cold brew coffee') }),
    ],
    'before',
  ],
  [
    'the likest settings',
    [
      variant('far', { facts: made('cold brew', { seed: 1, steps: 9, image_size: 'wide' }) }),
      variant('near', { facts: made('cold brew', { seed: 2 }) }),
    ],
    'near',
  ],
  [
    'another model, where the node made no other',
    [logo, variant('other', { nodeKey: 'sdxl', facts: made('cold brew', {}, 'sdxl') })],
    'other',
  ],
  ['what it was made from, where there is nothing else', [logo], 'logo'],
  ['nothing, where there is nothing', [], undefined],
])('a picture is compared with %s', (_, others, expected) => {
  expect(nearestVariant(own, others)?.key).toBe(expected);
});

it('does not take another link to the picture to edit for another setting', () => {
  const edit = { nodeKey: 'painter', facts: made('in the rain', { image_url: 'https://a/1' }) };
  const near = variant('near', { facts: made('in the rain', { image_url: 'https://a/2' }) });
  const far = variant('far', { facts: made('in the rain', { image_url: 'https://a/1', seed: 3 }) });
  expect(nearestVariant(edit, [far, near])?.key).toBe('near');
});
