import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTemplate } from './check-template.ts';
import { fillWhole } from './fill-whole.ts';

test('it tells each missing variable once, and braces that do not pair up', () => {
  const upstream = [{ name: 'Text', gives: ['text'] }];
  expect(checkTemplate('{{text}} {{Text.text}}', upstream)).toEqual([]);
  expect(checkTemplate('{{headline}}', upstream, ['headline'])).toEqual([]);
  expect(checkTemplate('{{price}} {{price}} {{Text.price}}', upstream)).toEqual([
    {
      code: 'TEMPLATE_VARIABLE_MISSING',
      message: 'The template names “price”, which nothing provides. On offer: “text”.',
    },
    {
      code: 'TEMPLATE_VARIABLE_MISSING',
      message: 'The template names “Text.price”, which nothing provides. On offer: “Text.text”.',
    },
  ]);
  expect(checkTemplate('{{text', upstream)).toMatchObject([{ code: 'TEMPLATE_INVALID' }]);
});

test('it finds nothing exactly when the template can be filled in', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'constructor');
  const nodes = fc.array(fc.record({ name: fc.constantFrom('A', 'A.a', 'B'), gives: fc.uniqueArray(names) }), {
    maxLength: 3,
  });
  const part = fc.constantFrom('{{a}}', '{{A.b}}', '{{A.a.b}}', '{{B.c}}', '{{constructor}}', '{{', 'text');
  fc.assert(
    fc.property(nodes, fc.array(part, { maxLength: 4 }), (upstream, parts) => {
      const template = parts.join(' ');
      const outputs = upstream.map(({ name, gives }) => ({
        name,
        output: Object.fromEntries(gives.map((each) => [each, 'x'])),
      }));
      const input: Record<string, unknown> = Object.assign({}, ...outputs.map(({ output }) => output));
      const filled = fillWhole(template, input, outputs);
      const problems = checkTemplate(template, upstream);
      if (filled.ok) expect(problems).toEqual([]);
      else expect(problems.map(({ message }) => message)).toContain(filled.problem.message);
    }),
  );
});
