import { expect, it } from 'vitest';
import { fileSafe } from './file-safe.ts';

it.each([
  ['../../Sommer: "Größe" 50 %', 'sommer-größe-50'],
  ['珈琲の広告', '珈琲の広告'],
  ['می‌خواهم', 'می‌خواهم'],
  ['قهوة باردة', 'قهوة-باردة'],
  ['Cafe\u0301', 'café'],
  ['🔥 Sale 👩‍👩‍👧 🇸🇪', '🔥-sale-👩‍👩‍👧-🇸🇪'],
  ['CON', '_con'],
  ['lpt1', '_lpt1'],
  ['console', 'console'],
  ['...', 'x'],
  ['trailing. ', 'trailing'],
])('%s is %s on every system', (words, name) => {
  expect(fileSafe(words, 'x')).toBe(name);
});

it('cuts between signs, by what people see', () => {
  expect(fileSafe(`${'a'.repeat(39)}👩‍👩‍👧b`, 'x', 40)).toBe('a'.repeat(39));
  expect(fileSafe('summer sale', 'x', 7)).toBe('summer');
});
