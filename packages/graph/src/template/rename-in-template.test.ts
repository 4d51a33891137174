import { expect, test } from 'vitest';
import { renameInTemplate } from './rename-in-template.ts';

const renamed = (template: string, renames: Record<string, string>, others?: string[]) =>
  renameInTemplate(template, new Map(Object.entries(renames)), others);

test('the name of the node is changed and nothing else', () => {
  const template = '{{Slogan.text}}, {{ Slogan . text }}, {{text}}, {{Slogan 2.text}}, \\{{Slogan.text}}, {{Slogan';
  expect(renamed(template, { Slogan: 'Claim' })).toBe(
    '{{Claim.text}}, {{Claim . text}}, {{text}}, {{Slogan 2.text}}, \\{{Slogan.text}}, {{Slogan',
  );
});

test.each([
  ['{{A.b (c).text}}', { 'A.b (c)': '$&' }, [], '{{$&.text}}'],
  // Two may change places.
  ['{{A.text}} {{B.text}}', { A: 'B', B: 'A' }, [], '{{B.text}} {{A.text}}'],
  // The longest name wins, also that of a node that keeps its own.
  ['{{Shop.de.text}} {{Shop.text}}', { Shop: 'Store' }, ['Shop.de'], '{{Shop.de.text}} {{Store.text}}'],
  ['{{Shop.de.text}}', { Shop: 'Store', 'Shop.de': 'Web' }, [], '{{Web.text}}'],
  [
    '{{Idea {v2}.text}} {"k":{{{Idea {v2}.text}}}}',
    { 'Idea {v2}': 'Idea {v3}' },
    [],
    '{{Idea {v3}.text}} {"k":{{{Idea {v3}.text}}}}',
  ],
  ['{{a}}b.text}}', { 'a}}b': 'c' }, [], '{{c.text}}'],
  // As they are compared, so they are followed.
  ['{{Cafe\u0301.text}} {{My\u00a0idea.text}}', { Café: 'Bar', 'My idea': 'Yours' }, [], '{{Bar.text}} {{Yours.text}}'],
  ['{{My idea.text}}', { 'My\u00a0idea': 'Yours' }, [], '{{Yours.text}}'],
  ['{{A.b.text}}', { A: 'Z' }, [], '{{Z.b.text}}'],
  ['{{constructor.text}}', { toString: 'x' }, [], '{{constructor.text}}'],
])('%s', (template, renames, others, expected) => {
  expect(renamed(template, renames as Record<string, string>, others)).toBe(expected);
});
