import { expect, it } from 'vitest';
import { ariaKeys, arePressed } from './keys.ts';

const none = { code: '', metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

it('wants exactly the keys that are named', () => {
  expect(arePressed(['Mod', 'Z'], { ...none, key: 'z', ctrlKey: true })).toBe(true);
  expect(arePressed(['Mod', 'Z'], { ...none, key: 'z', metaKey: true })).toBe(true);
  expect(arePressed(['Mod', 'Z'], { ...none, key: 'z' })).toBe(false);
  expect(arePressed(['Mod', 'Z'], { ...none, key: 'Z', ctrlKey: true, shiftKey: true })).toBe(false);
  expect(arePressed(['Mod', 'Shift', 'Z'], { ...none, key: 'Z', ctrlKey: true, shiftKey: true })).toBe(true);
  expect(arePressed(['B'], { ...none, key: 'b', altKey: true })).toBe(false);
});

it('takes a sign whether or not the keyboard needs Shift for it', () => {
  expect(arePressed(['?'], { ...none, key: '?', shiftKey: true })).toBe(true);
  expect(arePressed(['?'], { ...none, key: '?' })).toBe(true);
  expect(arePressed(['Mod', '?'], { ...none, key: '?', shiftKey: true })).toBe(false);
});

it('takes a digit with Shift by its place', () => {
  expect(arePressed(['Shift', '1'], { ...none, key: '!', code: 'Digit1', shiftKey: true })).toBe(true);
  expect(arePressed(['Shift', '1'], { ...none, key: '1', code: 'Digit1' })).toBe(false);
});

it('writes keys as assistive technology reads them', () => {
  expect(ariaKeys(['Mod', 'Shift', 'Enter'])).toBe('Control+Shift+Enter');
});
