import { expect, it } from 'vitest';
import { keyText } from './key-text.ts';

const pressed = (key: string, held: string[] = []) => ({
  key,
  ctrlKey: held.includes('Control'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  getModifierState: (name: string) => held.includes(name),
});

it.each([
  [pressed('m'), 'm'],
  [pressed('M', ['Shift']), 'M'],
  [pressed(' '), ' '],
  [pressed('ß'), 'ß'],
  [pressed('😀'), '😀'],
  [pressed('å', ['Alt']), 'å'],
  [pressed('@', ['Control', 'Alt', 'AltGraph']), '@'],
  [pressed('z', ['Control']), null],
  [pressed('v', ['Meta']), null],
  [pressed('Enter'), null],
  [pressed('ArrowDown'), null],
  [pressed('Dead'), null],
])('tells what a key writes', (event, text) => {
  expect(keyText(event)).toBe(text);
});
