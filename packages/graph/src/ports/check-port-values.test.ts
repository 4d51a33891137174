import { expect, test } from 'vitest';
import type { Values } from '../graph.ts';
import { checkPortValues } from './check-port-values.ts';
import { readValues } from './read-values.ts';

const port = (name: string, kind: 'text' | 'prompt' | 'image' | 'images' | 'posts') => ({
  name,
  label: name,
  kind,
  accepts: [kind],
  isRequired: false,
  isOpen: false,
});
const type = {
  inputs: [port('prompt', 'prompt'), port('image_url', 'image')],
  outputs: [port('image_urls', 'images')],
  gives: ['image_urls', 'cost'],
};

const check = (of: typeof type, field: 'input' | 'output', values: Values, before: Values) => {
  const read = (plain: Values) => readValues(field === 'input' ? of.inputs : of.outputs, plain, () => null);
  return checkPortValues(of, field, read(values), read(before));
};

test.each([
  ['input', { prompt: 'x', image_url: 'https://example.com/x.png' }],
  ['output', { image_urls: ['asset:x'], cost: '0.003000' }],
] as const)('%s in the shapes of its ports', (field, values) => {
  expect(check(type, field, values, {})).toEqual([]);
});

test.each([
  [{ prompt: 5 }, 'prompt', 'must be a text.'],
  [{ image_url: ['x'] }, 'image_url', 'must be a link to a picture.'],
  [{ mood: 'x' }, 'mood', 'is not known here; expected prompt, image_url.'],
])('%j is refused, with its place', (values, name, message) => {
  expect(check(type, 'input', values, {})).toEqual([{ path: ['input', name], message }]);
});

test('what was there before may stay, and what a port carried may not go', () => {
  const before = { prompt: 'x', trends: ['a'] };
  expect(check(type, 'input', { prompt: 'y', trends: [] }, before)).toEqual([]);
  expect(check(type, 'input', { trends: [] }, before)).toEqual([
    { path: ['input', 'prompt'], message: 'is missing: it must be a text.' },
  ]);
});

test('an open input takes any name', () => {
  const open = { ...type, inputs: [{ ...port('input', 'text'), isOpen: true }] };
  expect(check(open, 'input', { anything: 1 }, {})).toEqual([]);
});

test('where several wires may end, a value may be a list of what each brings', () => {
  const several = { ...type, inputs: [{ ...port('image_url', 'image'), maxJoins: 10 }] };
  expect(check(several, 'input', { image_url: ['a', 'b'] }, {})).toEqual([]);
  expect(check(several, 'input', { image_url: 'a' }, {})).toEqual([]);
  expect(check(several, 'input', { image_url: [] }, {})).toEqual([
    { path: ['input', 'image_url'], message: 'must be a link to a picture, or a list of such.' },
  ]);
});

test.each([
  [{ passed: 'x' }, []],
  [{ rest: 'x' }, []],
  [{}, [{ path: ['output', 'passed'], message: 'is missing: it must be a text or a list of texts.' }]],
  [
    { passed: 'x', rest: 'x' },
    [{ path: ['output', 'rest'], message: 'must be left out: it goes by one branch alone, and passed is given.' }],
  ],
])('what went one way may be made to go another, and not both: %j', (values, expected) => {
  const outputs = ['passed', 'rest'].map((name) => ({ ...port(name, 'text'), branch: name }));
  expect(check({ ...type, outputs, gives: ['passed', 'rest'] }, 'output', values, { passed: 'a' })).toEqual(expected);
});
