import { expect, test } from 'vitest';
import { decodeId, encodeId, rowId } from './ids.ts';

const id = '0b8f3f52-54c0-4a3e-9a37-6f6f9a1d2c3b';

test('an id comes back as it went out', () => {
  expect(decodeId(encodeId('Workflow', id))).toEqual({ typename: 'Workflow', id });
  expect(rowId('Workflow', encodeId('Workflow', id.toUpperCase()))).toBe(id);
});

test('an id of another kind names nothing', () => {
  expect(rowId('Execution', encodeId('Workflow', id))).toBeNull();
});

test.each([
  '',
  ' ',
  id,
  encodeId('Workflow', ''),
  encodeId('Workflow', 'x'),
  encodeId('Workflow', `${id}'--`),
  '💥',
  '==',
])('what is none (%j) names nothing', (text) => {
  expect(decodeId(text)).toEqual({ typename: '', id: '' });
  expect(rowId('Workflow', text)).toBeNull();
});
