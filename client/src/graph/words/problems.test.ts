import { expect, it } from 'vitest';
import { byNode, fieldPath, messageAt, plainProblem } from './problems.ts';
import type { Problem } from './problems.ts';

const problem = (message: string, path: string[], nodeKeys = ['a']): Problem => ({
  code: 'CONFIG_INVALID',
  severity: 'ERROR',
  message,
  nodeKeys,
  path,
});

it('sorts problems by node', () => {
  const both = problem('Both', [], ['a', 'b']);
  const one = problem('One', [], ['b']);
  expect(byNode([both, one])).toEqual({ a: [both], b: [both, one] });
});

it('finds the problem of a field, and of what is inside it', () => {
  const seed = problem('Too large', ['nodes', '2', 'config', 'parameters', 'seed']);
  expect(fieldPath(seed)).toEqual(['parameters', 'seed']);
  expect(messageAt([seed], ['parameters', 'seed'])).toBe('Too large');
  expect(messageAt([seed], ['parameters'])).toBe('Too large');
  expect(messageAt([seed], ['parameters', 'steps'])).toBeNull();
  expect(messageAt([problem('Whole', ['nodes', '2'])], ['seed'])).toBeNull();
});

it('leaves out at a field what is plain there', () => {
  const at = ['nodes', '0', 'config', 'parameters', 'seed'];
  const seed = problem('“Painter”: parameters.seed must be at most 9, but is 10.', at);
  expect(messageAt([seed], ['parameters', 'seed'])).toBe('Must be at most 9, but is 10.');
  expect(messageAt([problem('“Slogan”: There is no text yet.', ['nodes', '0', 'config', 'value'])], ['value'])).toBe(
    'There is no text yet.',
  );
});

const words = {
  nodeTypes: [
    {
      name: 'TEXT_INPUT',
      title: 'Text',
      inputs: [],
      outputs: [],
      fields: [
        { name: 'value', label: 'Text' },
        { name: 'values', label: 'Texts' },
      ],
    },
    { name: 'OUTPUT', title: 'Output', inputs: [{ name: 'image_urls', label: 'Images' }], outputs: [], fields: [] },
  ],
  imageModels: [{ parameters: [{ name: 'seed', label: 'Seed' }] }],
} as never;

it.each([
  [
    '“P”: parameters.seed must be at most 9.',
    ['parameters', 'seed'],
    '“P”: “Seed” must be at most 9.',
    'Must be at most 9.',
  ],
  [
    '“T”: value must be a text, but is null.',
    ['value'],
    '“T”: “Text” must be a text, but is null.',
    'Must be a text, but is null.',
  ],
  [
    '“T”: There is no text yet: write one.',
    ['value'],
    '“T”: There is no text yet: write one.',
    'There is no text yet: write one.',
  ],
  ['“T”: values.3 must not be empty.', ['values', '3'], '“T”: “Texts 4” must not be empty.', 'Must not be empty.'],
  [
    '“T”: photos.0.name must be a text, but is 5.',
    ['photos', '0', 'name'],
    '“T”: “Photos 1” must be a text, but is 5.',
    'Must be a text, but is 5.',
  ],
])('%s is told by the names on screen', (message, path, whole, atField) => {
  const told = plainProblem(problem(message, ['nodes', '0', 'config', ...path]), words, () => 'TEXT_INPUT');
  expect(told.message).toBe(whole);
  expect(messageAt([told], path)).toBe(atField);
});

it('says at a field which of its entries is meant', () => {
  const entry = problem('“T”: values.3 must not be empty.', ['nodes', '0', 'config', 'values', '3']);
  const told = plainProblem(entry, words, () => 'TEXT_INPUT');
  expect(messageAt([told], ['values'])).toBe('“Texts 4” must not be empty.');
});

it('takes the API’s names out of what is said of a node as a whole, and leaves those of variables', () => {
  const whole = problem('“Poster”: nothing is connected to “Images” (image_urls), which it needs.', []);
  expect(plainProblem(whole, words, () => undefined).message).toBe(
    '“Poster”: nothing is connected to “Images”, which it needs.',
  );
  const variable = { ...problem('“P”: nothing gives image_url.', []), code: 'TEMPLATE_VARIABLE_MISSING' as const };
  expect(plainProblem(variable, words, () => undefined)).toBe(variable);
});
