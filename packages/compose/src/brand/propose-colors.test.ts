import { expect, test } from 'vitest';
import { contrastBetween } from '../color/color.ts';
import { proposeColors } from './propose-colors.ts';

const of = (...hexes: string[]) => hexes.map((hex) => ({ hex, share: 1 / hexes.length }));

test.each([
  [of('#fffaf0', '#0d47a1', '#e65100')],
  [of('#101418', '#ffd600')],
  [of('#ffee58')],
  [of('#808080', '#7f7f7f')],
  [of('#ffffff')],
  [of('#000000')],
  [of('#c62828', '#c52a2a', '#2e7d32', '#fafafa')],
])('colors out of %j are read on one another', (found) => {
  const { BACKGROUND = '', TEXT = '', ACCENT = '', SECONDARY } = proposeColors(found);
  expect(contrastBetween(TEXT, BACKGROUND)).toBeGreaterThanOrEqual(4.5);
  for (const color of [ACCENT, SECONDARY ?? ACCENT])
    expect(contrastBetween(color, BACKGROUND)).toBeGreaterThanOrEqual(3);
});

test('a neutral is the ground, and what is strong and readable stays as it is', () => {
  expect(proposeColors(of('#fffaf0', '#0d47a1', '#b71c1c'))).toMatchObject({ BACKGROUND: '#fffaf0' });
  const { ACCENT, SECONDARY } = proposeColors(of('#fffaf0', '#0d47a1', '#b71c1c'));
  expect(new Set([ACCENT, SECONDARY])).toEqual(new Set(['#0d47a1', '#b71c1c']));
  expect(proposeColors([])).toEqual({});
  expect(proposeColors(of('red'))).toEqual({});
});
