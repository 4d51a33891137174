import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { automaticModels } from '../wiring/automatic-models.ts';
import { describeImage } from './describe-image.ts';

const input = { image: 'asset:u/p.png' };
const colors = ['#c62828', '#1e40af'];
const told = { caption: 'A red kettle on a table.', tags: ['kettle', 'red', 'calm'] };
const json = (value: object) => JSON.stringify(value);

test('one answer gives the caption and the tags; the colors are measured', async () => {
  const { output, asked } = await runNode(describeImage, {}, input, { texts: [json(told)] });
  expect(output).toEqual({ ...told, colors, cost: '0.000100' });
  expect(asked.assets).toEqual(['asset:u/p.png']);
  expect(asked.models).toMatchObject([
    {
      models: [expect.stringMatching(/\/vision$/), expect.any(String), expect.any(String)],
      imageUrls: ['asset:u/p.png'],
    },
  ]);
});

test('a question is answered, alone or beside them', async () => {
  const question = 'Is it red?';
  const alone = await runNode(describeImage, { what: 'question', question }, input, {
    texts: [json({ answer: 'Yes.' })],
  });
  expect(alone.output).toEqual({ answer: 'Yes.', colors, cost: '0.000100' });
  expect(alone.asked.models).toMatchObject([{ prompt: question }]);
  const both = await runNode(describeImage, { what: 'both', question }, input, {
    texts: [json({ ...told, answer: 'Yes.' })],
  });
  expect(both.output).toMatchObject({ ...told, answer: 'Yes.' });
  expect(describeImage.identify({ question })).toEqual(describeImage.identify({}));
});

test.each([
  ['tags are missing', json({ caption: 'A kettle.' })],
  ['tags are none', json({ ...told, tags: [] })],
  ['it is in another language', json({ ...told, caption: 'Das ist der Kessel und er ist nicht für dich.' })],
  ['it is no JSON', 'A red kettle.'],
])('where %s it is asked for once more, and then told', async (_, bad) => {
  const mended = await runNode(describeImage, {}, input, { texts: [bad, json(told)] });
  expect(mended.output).toMatchObject({ ...told, cost: '0.000200' });
  await expect(runNode(describeImage, {}, input, { texts: [bad, bad] })).rejects.toMatchObject({
    code: 'ANSWER_INVALID',
  });
});

test('what is missing is told before anything is paid', async () => {
  const upstream = { nodes: [], joinedPorts: ['image'] };
  expect(describeImage.checkReadiness({ what: 'question' }, upstream)).toMatchObject([{ path: ['question'] }]);
  await expect(runNode(describeImage, { what: 'question' }, input)).rejects.toMatchObject({
    code: 'CONFIG_INCOMPLETE',
  });
  await expect(runNode(describeImage, {}, {})).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  const automatic = automaticModels({ TEXT: [], VISION: [] });
  expect(describeImage.estimateCost({}, { automatic })).toMatchObject({ cost: expect.stringMatching(/^0\.0[12]/) });
});

test('the words in the picture are read where they are asked for, in whatever script', async () => {
  const config = { words_in_picture: 'read', language: 'any' };
  const answer = { caption: '赤いやかん。', tags: ['やかん', '赤', '静か'], text: ' セール ' };
  const { output, asked } = await runNode(describeImage, config, input, { texts: [json(answer)] });
  expect(output).toMatchObject({ ...answer, text: 'セール' });
  expect(asked.models).toHaveLength(1);
  expect(describeImage.identify({ words_in_picture: 'skip' })).toEqual(describeImage.identify({}));
});

test.each([
  ['is empty', ''],
  ['is no JSON', 'I see a kettle.'],
  ['is far too long', json({ ...told, caption: 'x'.repeat(300_000) })],
  ['has a tag of 1,000 signs', json({ ...told, tags: ['x'.repeat(1_000), 'red', 'calm'] })],
  ['has 100 tags', json({ ...told, tags: Array.from({ length: 100 }, (_, index) => `tag ${index}`) })],
])('an answer that %s is asked for once more, and then told', async (_, bad) => {
  expect((await runNode(describeImage, {}, input, { texts: [bad, json(told)] })).output).toMatchObject(told);
  await expect(runNode(describeImage, {}, input, { texts: [bad, bad] })).rejects.toMatchObject({
    code: 'ANSWER_INVALID',
  });
});

test('without a model only what is measured is told, at no cost, and no question is answered', async () => {
  const config = { model: 'measured' };
  const { output, asked } = await runNode(describeImage, { ...config, words_in_picture: 'read' }, input);
  expect(output).toMatchObject({
    caption: expect.stringContaining('Red kettle'),
    colors: ['#c62828'],
    cost: '0.000000',
    text: '',
  });
  expect(asked.models).toEqual([]);
  const upstream = { nodes: [], joinedPorts: ['image'] };
  const question = { ...config, what: 'question', question: 'Is it red?' };
  expect(describeImage.checkReadiness(question, upstream)).toMatchObject([{ path: ['model'] }]);
  await expect(runNode(describeImage, question, input)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  expect(describeImage.estimateCost(config, { automatic: automaticModels({ TEXT: [], VISION: [] }) })).toBeNull();
});
