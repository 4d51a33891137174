import { expect, test } from 'vitest';
import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { portLooks } from '../catalogue/port-looks.ts';
import { colourOfOutput, colourOfType } from './port-colours.ts';

const kinds = new Map<string, ReadonlyMap<string, PortKind>>([
  [
    'SOURCE',
    new Map([
      ['posts', 'posts'],
      ['trends', 'text'],
    ] satisfies [string, PortKind][]),
  ],
  ['END', new Map()],
]);

test('a cable has the colour of what flows in it', () => {
  expect(colourOfOutput(kinds, 'SOURCE', 'trends')).toBe(portLooks.text.color);
});

test('a node has the colour of the first thing it gives', () => {
  expect(colourOfType(kinds, 'SOURCE')).toBe(portLooks.posts.color);
});

test('what gives nothing, or is not known, stays quiet', () => {
  const quiet = 'var(--border-strong)';
  expect(colourOfType(kinds, 'END')).toBe(quiet);
  expect(colourOfType(kinds, 'NEWER')).toBe(quiet);
  expect(colourOfOutput(kinds, undefined, 'x')).toBe(quiet);
});
