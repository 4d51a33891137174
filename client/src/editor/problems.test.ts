import { expect, it } from 'vitest';
import { byNode, fieldPath, messageAt } from './problems.ts';
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
