import { expect, it } from 'vitest';
import { madeByRun, madeText } from './made-by-run.ts';

const field = (name: string, kind: string) => ({ name, kind, default: undefined }) as never;
const image = {
  outputs: [{ kind: 'images' }],
  fields: [field('model', 'MODEL'), field('parameters', 'MODEL_PARAMETERS')],
  defaultConfig: { model: 'flux' },
};
const words = { outputs: [{ kind: 'text' }], fields: [], defaultConfig: {} };
const catalogue = {
  nodeType: (name: string | undefined) => ({ IMAGE: image, WORDS: words })[name ?? ''] as never,
  imageModel: () => ({ parameters: [{ name: 'num_images', default: 1 }] }) as never,
};
const node = (id: string, type: string, parameters = {}) => ({ id, data: { type, config: { parameters } } });
const nodes = [node('one', 'IMAGE'), node('four', 'IMAGE', { num_images: 4 }), node('words', 'WORDS')];

it.each([
  [
    'pictures, as many as each call is set to',
    [
      { nodeKey: 'one', paidCalls: 18 },
      { nodeKey: 'four', paidCalls: 2 },
    ],
    '26 pictures',
  ],
  ['one of them', [{ nodeKey: 'one', paidCalls: 1 }], '1 picture'],
  [
    'calls where words are paid for as well',
    [
      { nodeKey: 'four', paidCalls: 2 },
      { nodeKey: 'words', paidCalls: 1200 },
    ],
    '1,202 calls',
  ],
  [
    'no number that nobody knows',
    [
      { nodeKey: 'one', paidCalls: 18 },
      { nodeKey: 'four', paidCalls: null },
    ],
    'pictures',
  ],
])('tells of %s', (_, paid, text) => {
  expect(madeText(madeByRun(paid, nodes, catalogue))).toBe(text);
});
