import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { automaticModels } from '../wiring/automatic-models.ts';
import { textModel } from './text-model.ts';

const instruction = 'An ad for {{text}}';
const input = { text: 'tea' };
const all = { automatic: automaticModels({ TEXT: [], VISION: [] }) };
const ad = (headline: string, more: object = {}) => ({
  headline,
  body: 'It warms.',
  call_to_action: 'Try it',
  ...more,
});
const json = (...items: object[]) => JSON.stringify({ items });

test('a text is asked for with what comes in filled in, and given with its cost', async () => {
  const { output, asked } = await runNode(textModel, { instruction }, input, { texts: ['```\nSlow tea.\n```'] });
  expect(output).toEqual({ text: 'Slow tea.', cost: '0.000100' });
  expect(asked.models).toMatchObject([{ models: all.automatic('TEXT'), prompt: 'An ad for tea', imageUrls: [] }]);
  const chosen = await runNode(textModel, { instruction, model: 'google/gemini-3.5-flash-lite' }, input, {
    texts: ['Tea.'],
  });
  expect(chosen.asked.models).toMatchObject([{ models: ['google/gemini-3.5-flash-lite'] }]);
});

test('several are lists, one is not; ad copy has its three parts', async () => {
  const config = { instruction, shape: 'ad_copy' };
  expect((await runNode(textModel, config, input, { texts: [json(ad('A'))] })).output).toEqual({
    headline: 'A',
    body: 'It warms.',
    call_to_action: 'Try it',
    cost: '0.000100',
  });
  expect(
    (await runNode(textModel, { ...config, count: 2 }, input, { texts: [json(ad('A'), ad('B'))] })).output,
  ).toMatchObject({ headline: ['A', 'B'], body: ['It warms.', 'It warms.'] });
  const texts = [json({ text: 'A' }, { text: 'B' })];
  expect((await runNode(textModel, { instruction, count: 2 }, input, { texts })).output).toMatchObject({
    text: ['A', 'B'],
  });
});

const strict = {
  instruction,
  shape: 'ad_copy',
  count: 2,
  language: 'de',
  headline_words: 3,
  headline_characters: 15,
  avoid: ['billig'],
};

test.each<[string, string, string[]]>([
  ['no JSON', 'Gern! Hier ist Tee.', ['It is no JSON: “Gern! Hier ist Tee.”.']],
  ['half a JSON', json(ad('A'), ad('B')).slice(0, -9), ['It is JSON that breaks off before its end.']],
  ['too few', json(ad('A')), [expect.stringMatching(/^items: /)]],
  ['the same twice', json(ad('A'), ad('a')), ['Number 2 is the same as number 1.']],
  [
    'too long',
    json(ad('Ein zwei drei vier'), ad('B')),
    ['The headline 1 has 4 words, and may have 3.', 'The headline 1 has 18 characters, and may have 15.'],
  ],
  [
    'a word to avoid',
    json(ad('A', { body: 'Sehr BILLIG.' }), ad('B')),
    ['The body 1 uses “billig”, which is to be avoided.'],
  ],
  [
    'another language',
    json(ad('A', { body: 'This is the tea that you want for your morning.' }), ad('B')),
    [expect.stringMatching(/^The ad 1 is not in German/)],
  ],
])('%s is asked for once more with what is wrong, then told', async (_, bad, problems) => {
  const mended = await runNode(textModel, strict, input, { texts: [bad, json(ad('Eins'), ad('Zwei'))] });
  expect(mended.output).toMatchObject({ headline: ['Eins', 'Zwei'], cost: '0.000200' });
  expect(mended.asked.models).toHaveLength(2);
  expect(mended.asked.models[1]?.prompt).toContain('Answer once more, whole, with all of this mended.');
  expect(mended.asked.rejected).toEqual([]);

  const asked = { models: [], rejected: [], assets: [], trends: [] };
  await expect(runNode(textModel, strict, input, { texts: [bad, bad, bad], asked })).rejects.toMatchObject({
    code: 'ANSWER_INVALID',
    details: { problems, cost: '0.000200' },
  });
  // Both are of no use to a retry.
  expect([asked.models, asked.rejected]).toMatchObject([{ length: 2 }, { length: 2 }]);
});

test('a megabyte is not looked through, and a refusal is not asked for again', async () => {
  const config = { instruction };
  await expect(
    runNode(textModel, config, input, { texts: ['x'.repeat(1_000_000), 'y'.repeat(1_000_000)] }),
  ).rejects.toMatchObject({ code: 'ANSWER_INVALID', message: expect.stringContaining('1,000,000 characters') });
  const asked = { models: [], rejected: [], assets: [], trends: [] };
  await expect(
    runNode(textModel, config, input, { texts: ['I’m sorry, but I can’t help with that.'], asked }),
  ).rejects.toMatchObject({ code: 'PROVIDER_CONTENT_REFUSED', message: expect.stringContaining('The model declined') });
  expect([asked.models, asked.rejected]).toMatchObject([{ length: 1 }, { length: 1 }]);
});

test('what is missing is told before a run as it is in one', async () => {
  const upstream = { nodes: [{ name: 'Before', gives: ['text'] }], joinedPorts: ['input'] };
  expect(textModel.checkReadiness({}, upstream)).toMatchObject([{ code: 'CONFIG_INCOMPLETE', path: ['instruction'] }]);
  expect(textModel.checkReadiness({ instruction: 'For {{price}}' }, upstream)).toMatchObject([
    { code: 'TEMPLATE_VARIABLE_MISSING', path: ['instruction'] },
  ]);
  await expect(runNode(textModel, { instruction: 'For {{price}}' }, input)).rejects.toMatchObject({
    code: 'TEMPLATE_VARIABLE_MISSING',
  });
  await expect(runNode(textModel, {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
});

test('the price rises with what is asked for, and is the dearest of those who may answer', () => {
  const priceOf = (config: object) => Number(textModel.estimateCost({ instruction, ...config }, all)?.cost);
  const short = priceOf({ text_characters: 40 });
  expect(priceOf({ text_characters: 4_000 })).toBeGreaterThan(short);
  expect(priceOf({ text_characters: 40, count: 10 })).toBeGreaterThan(short);
  const lite = 'google/gemini-3.5-flash-lite';
  expect(priceOf({ text_characters: 40, model: lite })).toBeLessThan(short);
  expect(
    textModel.estimateCost({ instruction }, { automatic: automaticModels({ TEXT: [lite], VISION: [] }) })?.model,
  ).toBe(lite);
  expect(textModel.checkConfig({ count: 10, text_characters: 10_000 })).toMatchObject([{ path: ['count'] }]);
});

test('limits of the other shape change nothing of what may be reused', () => {
  expect(textModel.identify({ headline_words: 3 })).toEqual(textModel.identify({}));
  expect(textModel.identify({ text_words: 3 })).not.toEqual(textModel.identify({}));
});

test('a model that is set and not there is told at start', () => {
  expect(() => automaticModels({ TEXT: ['gpt-0'], VISION: [] })).toThrow(/^TEXT_MODELS: must be models such as google/);
});
