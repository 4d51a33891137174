import { expect, it } from 'vitest';
import { faultText, readTemplate, variablesOf } from './read-template.ts';

const namesIn = (template: string) => variablesOf(readTemplate(template).segments);
const meaningOf = (template: string) =>
  readTemplate(template)
    .segments.map(({ kind, means }) => (kind === 'variable' ? '?' : means))
    .join('');

it('takes a template apart without losing a letter, whatever is wrong with it', () => {
  for (const template of ['An ad for {{ text }}, {{}} and \\{{not this}}.', '{{a {{b}} }} c {{d', '}}{{\n}}', '']) {
    const { segments } = readTemplate(template);
    expect(segments.map(({ text }) => text).join('')).toBe(template);
  }
});

it('reads variables without the spaces around them, each once', () => {
  expect(namesIn('An ad for {{ text }} and {{My shop.text}} and {{text}}!')).toEqual(['text', 'My shop.text']);
});

it('takes escaped braces for themselves, and those that close them', () => {
  expect(meaningOf('\\{{not this}} but {{this}}')).toBe('{{not this}} but ?');
  expect(meaningOf('{"a": {"b": 1\\}}')).toBe('{"a": {"b": 1}}');
});

// The same places as the server tells.
it.each([
  ['Hello {{name', 6, 1, 7],
  ['Hello {{ {{name}}', 6, 1, 7],
  ['one\ntwo }} three', 8, 2, 5],
  ['nothing {{ }}', 8, 1, 9],
  [`{{${'x'.repeat(401)}}}`, 0, 1, 1],
])('tells the place where %s cannot be read', (template, position, line, column) => {
  const { fault } = readTemplate(template);
  expect(fault).toMatchObject({ position, line, column });
  expect(fault && faultText(fault)).toContain(`line ${line}, character ${column}`);
});

it('reads on after a fault', () => {
  expect(namesIn('Hello {{ {{name}} and {{mood}}')).toEqual(['name', 'mood']);
});
