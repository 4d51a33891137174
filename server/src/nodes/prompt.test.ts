import { expect, test } from 'vitest';
import { prompt } from './prompt.ts';
import { runNode } from '../../testing/run-node.ts';

test('it fills in what comes in, by bare name and by node', async () => {
  const { output } = await runNode(
    prompt,
    { template: 'An ad for {{text}}: {{Before.trends}}' },
    { text: 'tea', trends: ['oat', 'iced'] },
  );
  expect(output).toEqual({ prompt: 'An ad for tea: oat, iced' });
});

test('a missing variable is told before a run as it is in one', async () => {
  const template = 'For {{price}}';
  const upstream = { nodes: [{ name: 'Before', gives: ['text'] }], joinedPorts: ['input'] };
  const message = 'The template names “price”, which nothing provides. On offer: “text”.';
  expect(prompt.checkReadiness({ template }, upstream)).toEqual([
    { code: 'TEMPLATE_VARIABLE_MISSING', message, path: ['template'] },
  ]);
  await expect(runNode(prompt, { template }, { text: 'tea' })).rejects.toMatchObject({
    code: 'TEMPLATE_VARIABLE_MISSING',
    message,
    details: { variable: 'price', offered: ['text'] },
  });
});

test('an empty prompt, and one that cannot be read, can be saved but not run', async () => {
  const upstream = { nodes: [], joinedPorts: [] };
  expect(prompt.checkConfig({ template: '{{' })).toEqual([]);
  expect(prompt.checkReadiness({ template: '{{' }, upstream)).toMatchObject([
    { code: 'TEMPLATE_INVALID', path: ['template'] },
  ]);
  expect(prompt.checkReadiness({}, upstream)).toMatchObject([{ code: 'CONFIG_INCOMPLETE', path: ['template'] }]);
  await expect(runNode(prompt, {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
  expect(prompt.checkConfig({ template: 'x'.repeat(20_001) })).toMatchObject([
    { message: 'must have at most 20,000 characters, but has 20,001' },
  ]);
});
