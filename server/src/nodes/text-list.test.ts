import { listAt } from '@visualadgen/graph/lists/list-at.ts';
import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { textList } from './text-list.ts';

const upstream = { nodes: [], joinedPorts: [] };

test('it gives its texts in their order, the same one twice too, each as it was written', async () => {
  const values = ['Stay cool', ' Pauses ', 'Stay cool', 'two\nlines', 'Cafe\u0301'];
  const { output } = await runNode(textList, { values });
  expect(output).toEqual({ text: ['Stay cool', ' Pauses ', 'Stay cool', 'two\nlines', 'Caf\u00E9'] });
  const [port] = textList.outputs;
  expect(port && listAt(port, { values })).toEqual({ count: 5 });
});

test('an empty one can be saved, but not run', async () => {
  expect(textList.checkConfig({})).toEqual([]);
  expect(textList.checkReadiness({}, upstream)).toMatchObject([{ code: 'CONFIG_INCOMPLETE', path: ['values'] }]);
  expect(textList.checkReadiness({ values: ['x'] }, upstream)).toEqual([]);
  await expect(runNode(textList, {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
});

test.each([
  [
    ['a', ' \n', ''],
    [
      ['values', '1'],
      ['values', '2'],
    ],
    'must not be empty',
  ],
  [['a', 5], [['values', '1']], 'must be a text, but is 5'],
  [['a', null], [['values', '1']], 'must be a text, but is null'],
  [['x'.repeat(20_001)], [['values', '0']], 'must have at most 20,000 characters, but has 20,001'],
  [Array.from({ length: 1_001 }, () => 'x'), [['values']], 'must have at most 1,000 entries, but has 1,001'],
  ['a', [['values']], 'must be a list, but is the text “a”'],
])('%#: what is wrong is told with its place', (values, paths, message) => {
  expect(textList.checkConfig({ values })).toEqual(paths.map((path) => ({ path, message })));
});
