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
