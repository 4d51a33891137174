import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { parseTemplate, templateVariables } from './template.ts';

function fault(template: string): AppError | null {
  try {
    parseTemplate(template);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

test('variables are read with their positions, without the spaces around them', () => {
  expect(templateVariables('An ad for {{ text }} and {{My shop.text}}!')).toEqual([
    { variable: 'text', start: 10, end: 20 },
    { variable: 'My shop.text', start: 25, end: 41 },
  ]);
});

function textOf(template: string): string {
  return parseTemplate(template)
    .map((part) => (part.kind === 'text' ? part.text : '?'))
    .join('');
}

test('escaped braces are literal, and so are those that close them', () => {
  expect(textOf('\\{{not this}} but {{this}}')).toBe('{{not this}} but ?');
  expect(textOf('{"a": {"b": 1\\}}')).toBe('{"a": {"b": 1}}');
});

test.each([
  ['Hello {{name', 6, 1, 7],
  ['Hello {{ {{name}}', 6, 1, 7],
  ['one\ntwo }} three', 8, 2, 5],
  ['nothing {{ }}', 8, 1, 9],
  [`{{${'x'.repeat(401)}}}`, 0, 1, 1],
])('%s cannot be read, and the place is told', (template, position, line, column) => {
  expect(fault(template)).toMatchObject({ code: 'TEMPLATE_INVALID', details: { position, line, column } });
  expect(fault(template)?.message).toContain(`line ${line}, character ${column}`);
});

test('any text is read or refused with a place inside it, and the positions are true', () => {
  const pieces = fc.constantFrom('{', '}', '{{', '}}', '\\', '\\{{', ' ', 'a.b', 'é', '\n');
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
      (template) => {
        const refused = fault(template);
        if (refused) {
          expect(refused.details?.['position']).toBeLessThan(template.length);
          return;
        }
        for (const { variable, start, end } of templateVariables(template)) {
          expect(
            template
              .slice(start, end)
              .replace(/^\{\{|\}\}$/g, '')
              .trim(),
          ).toBe(variable);
        }
      },
    ),
  );
});
