import type { Value } from '@visualadgen/graph/values/value.ts';
import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { automaticModels } from '../wiring/automatic-models.ts';
import { switchNode } from './switch.ts';

const short = { name: 'short', label: 'Short ones', conditions: [{ kind: 'TEXT_LENGTH', count: 5 }] };
const sale = { name: 'sale', conditions: [{ kind: 'TEXT_CONTAINS', text: 'sale' }] };
const asked = { name: 'good', label: 'Good', conditions: [{ kind: 'ASK_MODEL', question: 'Is it good?' }] };

function run(words: string, config: object, texts: string[] = []) {
  const value: Value = { kind: 'text', text: words };
  return runNode(switchNode, config, { value: words }, { values: { value }, texts });
}

test.each([
  ['Hi', 'short'],
  ['A big sale', 'sale'],
  ['Sale', 'short'],
  ['Neither of the two', 'else'],
])('%j goes the way of the first rule that it fits', async (words, way) => {
  const { output } = await run(words, { rules: [short, sale] });
  expect(output).toEqual({ [way]: words, cost: '0.000000' });
});

test('where one alone may fit, two are told by their names, and nothing is given', async () => {
  const config = { rules: [short, sale], when_several_fit: 'fail' };
  expect((await run('Hi', config)).output).toMatchObject({ short: 'Hi' });
  expect((await run('Neither of the two', config)).output).toMatchObject({ else: 'Neither of the two' });
  await expect(run('Sale', config)).rejects.toMatchObject({
    code: 'RULES_OVERLAP',
    message: expect.stringContaining('“Short ones” and “sale”'),
    details: { rules: ['short', 'sale'], cost: '0.000000' },
  });
});

test('no model is asked after the first rule that fits', async () => {
  const before = await run('Hi', { rules: [short, asked] });
  expect([before.asked.models, before.output]).toEqual([[], { short: 'Hi', cost: '0.000000' }]);
  const yes = JSON.stringify({ verdict: 'yes', reason: 'It is.' });
  const after = await run('Longer words', { rules: [asked, short] }, [yes]);
  expect(after.output).toEqual({ good: 'Longer words', reason: 'It is.', cost: '0.000100' });
  const defaults = { automatic: automaticModels({ TEXT: [], VISION: [] }) };
  expect(switchNode.estimateCost({ rules: [short, asked, { ...asked, name: 'again' }] }, defaults)?.calls).toBe(2);
  expect(switchNode.estimateCost({ rules: [short] }, defaults)).toBeNull();
});

test.each([
  [[{ name: 'else' }], ['rules', '0', 'name'], 'none of value, else'],
  [[{ name: 'a b' }], ['rules', '0', 'name'], 'letters, digits and _'],
  [[{ name: '' }], ['rules', '0', 'name'], 'is empty'],
  [[{ label: 'Short' }], ['rules', '0', 'name'], 'must be given'],
  [[short, { ...sale, name: 'short' }], ['rules', '1', 'name'], 'rule 1 is called “short” too'],
  [[{ name: 'x', conditions: [{ kind: 'NO' }] }], ['rules', '0', 'conditions', '0', 'kind'], 'must be one of'],
])('rules such as %j cannot be saved', (rules, path, message) => {
  expect(switchNode.checkConfig({ rules })).toEqual([{ path, message: expect.stringContaining(message) }]);
});

test('what is missing is told before a run, by the rule that lacks it', async () => {
  const upstream = { nodes: [], joinedPorts: ['value'] };
  expect(switchNode.checkReadiness({}, upstream)).toMatchObject([{ code: 'CONFIG_INCOMPLETE', path: ['rules'] }]);
  await expect(run('x', {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
  const rules = [short, { name: 'empty', label: 'Others' }];
  expect(switchNode.checkReadiness({ rules }, upstream)).toMatchObject([
    { message: expect.stringMatching(/^Others: /), path: ['rules', '1', 'conditions'] },
  ]);
  await expect(run('A longer text', { rules })).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
});
