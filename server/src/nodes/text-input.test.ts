import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { textInput } from './text-input.ts';

test('it gives its text', async () => {
  expect((await runNode(textInput, { value: 'Stay cool' })).output).toEqual({ text: 'Stay cool' });
});

test('an empty one can be saved, but not run', async () => {
  const upstream = { nodes: [], joinedPorts: [] };
  expect(textInput.checkConfig({})).toEqual([]);
  expect(textInput.checkReadiness({ value: ' ' }, upstream)).toMatchObject([
    { code: 'CONFIG_INCOMPLETE', path: ['value'] },
  ]);
  expect(textInput.checkReadiness({ value: 'x' }, upstream)).toEqual([]);
  await expect(runNode(textInput, {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
});
