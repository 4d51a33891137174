import { expect, it } from 'vitest';
import { byNode, fieldPath, messageAt } from './problems.ts';
import type { Problem } from './problems.ts';

const problem = (message: string, path: string[], nodeKeys = ['a']): Problem => ({
  code: 'CONFIG_INVALID',
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
