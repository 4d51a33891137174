import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillWhole } from './fill-whole.ts';
import type { TemplateProblem } from './fill-whole.ts';
import type { Values } from '../graph.ts';

type Upstream = { name: string; output: Values }[];

function filled(template: string, input: Values, upstream: Upstream = []): string {
  const whole = fillWhole(template, input, upstream);
  if (whole.ok) return whole.text;
  throw new Error(whole.problem.message);
}

function problem(template: string, input: Values, upstream: Upstream = []): TemplateProblem {
  const whole = fillWhole(template, input, upstream);
  if (!whole.ok) return whole.problem;
  throw new Error('it was filled in');
}

test('values are filled in as a reader would write them', () => {
  const posts = [
    { title: 'Cold brew', score: 3 },
    { title: 'Moka pots', score: 2 },
  ];
  const input = { text: 'Hi', trends: ['oat', 'iced'], posts, one: posts[0], count: 4, sale: true, odd: { a: 1 } };
  expect(filled('{{text}}|{{trends}}|{{posts}}|{{one}}|{{count}}|{{sale}}|{{odd}}', input, [])).toBe(
    'Hi|oat, iced|Cold brew, Moka pots|Cold brew|4|true|{"a":1}',
  );
});

test('a node’s name says whose value is meant; the longest name that is a node’s wins', () => {
  const upstream: Upstream = [
    { name: 'Shop', output: { text: 'short' } },
    { name: 'Shop.de', output: { text: 'long' } },
    { name: 'Mein Café ☕', output: { text: 'café' } },
  ];
  const input = { text: 'last' };
  expect(filled('{{Shop.text}} {{Shop.de.text}} {{ Mein Cafe\u0301 ☕ . text }} {{text}}', input, upstream)).toBe(
    'short long café last',
  );
});

test('of two nodes with one name the later that gives the value wins', () => {
  const upstream: Upstream = [
    { name: 'A', output: { text: 'first', only: 'here' } },
    { name: 'A', output: { text: 'second' } },
  ];
  expect(filled('{{A.text}} {{A.only}}', {}, upstream)).toBe('second here');
});

test('a variable that nothing provides is named, with the names on offer', () => {
  const upstream: Upstream = [
    { name: 'A', output: { text: '1', mood: 'calm' } },
    { name: 'B', output: { text: '2' } },
  ];
  const missing = problem('{{price}}', { text: '2', mood: 'calm' }, upstream);
  expect(missing.code).toBe('TEMPLATE_VARIABLE_MISSING');
  expect(missing.details).toEqual({ variable: 'price', offered: ['text', 'mood', 'A.text', 'B.text'] });
  expect(missing.message).toBe(
    'The template names “price”, which nothing provides. On offer: “text”, “mood”, “A.text” and “B.text”.',
  );
  expect(problem('{{A.price}}', {}, upstream).details).toEqual({ variable: 'A.price', offered: ['A.text', 'A.mood'] });
  expect(problem('{{cost}}', { cost: null }).message).toContain('Nothing is connected to it.');
});

test.each(['constructor', '__proto__', 'toString', 'A.constructor', 'A.__proto__', 'hasOwnProperty'])(
  'what every object inherits is not on offer: %s',
  (name) => {
    expect(problem(`{{${name}}}`, {}, [{ name: 'A', output: {} }]).code).toBe('TEMPLATE_VARIABLE_MISSING');
  },
);

test('a value is never read as a template again', () => {
  const name = fc.constantFrom('a', 'b', 'A.a');
  fc.assert(
    fc.property(
      fc
        .array(
          fc.oneof(
            fc.string(),
            name.map((each) => `{{${each}}}`),
          ),
        )
        .map((all) => all.join('')),
      (value) => {
        const output = { a: value, b: value };
        expect(filled('<{{a}}{{A.b}}>', output, [{ name: 'A', output }])).toBe(`<${value}${value}>`);
      },
    ),
  );
});

test('a text without braces stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/\{\{|\}\}/.test(text)),
      (text) => {
        expect(filled(text, {}, [])).toBe(text);
      },
    ),
  );
});

test('a result that grows beyond bounds is refused before it is built', () => {
  const refused = problem('{{a}}'.repeat(4_000), { a: 'x'.repeat(90_000) });
  expect(refused).toMatchObject({ code: 'TEMPLATE_INVALID' });
  expect(refused.message).toContain('100,000');
});
