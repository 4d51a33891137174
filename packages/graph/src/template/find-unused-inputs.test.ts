import { expect, test } from 'vitest';
import { findUnusedInputs } from './find-unused-inputs.ts';

const claim = { name: 'Claim', gives: ['text'] };
const slogan = { name: 'Slogan', gives: ['text'] };
const trends = { name: 'Café', gives: ['posts', 'trends'] };

test.each([
  ['{{text}}', [claim], []],
  ['An ad', [claim], ['“Claim” is connected to it, but nothing of it is used.']],
  ['{{text}} in {{trends}}', [claim, trends], []],
  ['{{Café.trends}}', [trends], []],
  ['{{text}}', [claim, slogan], ['“Claim” and “Slogan” both give {{text}}, and the later one is taken: “Slogan”.']],
  ['{{Claim.text}} {{text}}', [claim, slogan], []],
  ['{{Claim.text}}', [claim, slogan], ['“Slogan” is connected to it, but nothing of it is used.']],
  ['{{ {{ }}', [claim], []],
  ['{{absent}}', [claim], ['“Claim” is connected to it, but nothing of it is used.']],
])('%s leaves unused', (template, upstream, sentences) => {
  const found = findUnusedInputs(template, upstream);
  expect(found.map(({ message }) => message.slice(0, message.indexOf('. ') + 1))).toEqual(sentences);
  expect(found.every(({ code }) => code === 'INPUT_UNUSED')).toBe(true);
});

test('it says how to name what is not read', () => {
  expect(findUnusedInputs('{{text}}', [claim, slogan])[0]?.message).toContain('Write {{Claim.text}} where');
  // By the bare name it would be the later one's.
  expect(findUnusedInputs('{{Slogan.text}}', [claim, slogan])[0]?.message).toContain('Write {{Claim.text}} where');
  expect(findUnusedInputs('x', [claim, { ...claim }])[0]?.message).toContain('Give it a name of its own');
  expect(findUnusedInputs('x', [trends])[0]?.message).toContain('Write {{posts}} or {{trends}} where');
});
