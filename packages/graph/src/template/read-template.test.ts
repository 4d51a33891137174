import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultText, readTemplate, variablesOf } from './read-template.ts';

const namesIn = (template: string, nodeNames?: string[]) => variablesOf(readTemplate(template, nodeNames).segments);

/** What is left when each variable is a question mark. */
const textOf = (template: string, nodeNames?: string[]) =>
  readTemplate(template, nodeNames)
    .segments.map(({ kind, means }) => (kind === 'variable' ? '?' : means))
    .join('');

test('variables are read with their positions, without the spaces around them, each once', () => {
  const { segments } = readTemplate('An ad for {{ text }} and {{My shop.text}} and {{text}}!');
  const variables = segments.filter(({ kind }) => kind === 'variable');
  expect(variables.map(({ means, start, text }) => [means, start, start + text.length])).toEqual([
    ['text', 10, 20],
    ['My shop.text', 25, 41],
    ['text', 46, 54],
  ]);
  expect(variablesOf(segments)).toEqual(['text', 'My shop.text']);
});

test.each([
  ['\\{{not this}} but {{this}}', '{{not this}} but ?', ['this']],
  ['{"a": {"b": 1\\}}', '{"a": {"b": 1}}', []],
  ['\\{{{{text}}}}', '{{?}}', ['text']],
  // A “}}” that closes nothing is text.
  ['{"scene":{"light":"soft"}} for {{text}}', '{"scene":{"light":"soft"}} for ?', ['text']],
  ['{"a":{"b":{"c":1}}}', '{"a":{"b":{"c":1}}}', []],
  ['one\ntwo }} three', 'one\ntwo }} three', []],
  ['}}{{text}}}}', '}}?}}', ['text']],
  // JSON around a variable.
  ['{"subject":{{{text}}}}', '{"subject":{?}}', ['text']],
  ['{"subject":{{text}}}', '{"subject":?}', ['text']],
  ['{"a":{"b":"{{text}}"}}', '{"a":{"b":"?"}}', ['text']],
  ['{"a":{"b":{{text}}}}', '{"a":{"b":?}}', ['text']],
  ['{{{{text}}}}', '{{?}}', ['text']],
  ['[{{{a}}},{{{b}}}]', '[{?},{?}]', ['a', 'b']],
  // Braces in the name of a node.
  ['{{Idea {v2}.text}}', '?', ['Idea {v2}.text']],
  ['{{{v2} Idea.text}}', '?', ['{v2} Idea.text']],
  ['{"k":{{Idea {v2}.text}}}', '{"k":?}', ['Idea {v2}.text']],
  ['{{Idea {a}{b}.text}} {{Idea {c {d}}.text}}', '? ?', ['Idea {a}{b}.text', 'Idea {c {d}}.text']],
  ['{{Idea }.text}} and {{text}}', '? and ?', ['Idea }.text', 'text']],
  ['{{Idea {v2.text}} and {{text}}', '? and ?', ['Idea {v2.text', 'text']],
])('%s', (template, text, names) => {
  const read = readTemplate(template);
  expect([textOf(template), namesIn(template), read.fault]).toEqual([text, names, null]);
});

test.each([
  ['{{a}}b.text}}', ['a}}b'], ['a}}b.text']],
  ['{{Idea {{v2}}.text}} {{text}}', ['Idea {{v2}}'], ['Idea {{v2}}.text', 'text']],
  ['{{{{x.text}}', ['{{x'], ['{{x.text']],
  ['{{ Idea\u00a0{{v2 . text }}', ['Idea {{v2'], ['Idea\u00a0{{v2 . text']],
  ['{{{text}}}', ['{x}'], ['text']],
  ['{{A}}.b}}', ['A}}', 'A'], ['A}}.b']],
  ['{{}}.text}}', ['}}'], ['}}.text']],
])('%s among nodes called %j', (template, nodeNames, names) => {
  expect(readTemplate(template, nodeNames).fault).toBeNull();
  expect(namesIn(template, nodeNames)).toEqual(names);
});

test.each([
  ['Hello {{name', 6, 1, 7],
  ['Hello {{ {{name}}', 6, 1, 7],
  ['Hello {{name\\}}', 6, 1, 7],
  ['one\ntwo {{ three', 8, 2, 5],
  ['nothing {{ }}', 8, 1, 9],
  ['{"a":{{{ }}}', 6, 1, 7],
  [`{{${'x'.repeat(401)}}}`, 0, 1, 1],
])('%s cannot be read, and the place is told', (template, position, line, column) => {
  const { fault } = readTemplate(template);
  expect(fault).toMatchObject({ position, line, column });
  expect(fault && faultText(fault)).toContain(`line ${line}, character ${column}`);
});

test('it reads on after a fault', () => {
  expect(namesIn('Hello {{ {{name}} and {{mood}}')).toEqual(['name', 'mood']);
});

test('any text is taken apart without losing a letter, and the positions are true', () => {
  const pieces = fc.constantFrom('{', '}', '{{', '}}', '\\', '\\{{', '\\}}', ' ', 'a.b', 'é', '\n', 'X}}Y{{.c');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (all) => {
      const template = all.join('');
      const { segments, fault } = readTemplate(template, ['X}}Y{{']);
      expect(segments.map(({ text }) => text).join('')).toBe(template);
      for (const { text, start } of segments) expect(template.startsWith(text, start)).toBe(true);
      expect(fault === null).toBe(segments.every(({ kind }) => kind !== 'fault'));
      if (!template.includes('{{')) expect(fault).toBeNull();
    }),
  );
});

test.each(['{'.repeat(20_000), '{{a'.repeat(6_000), '{{x{'.repeat(5_000), '}}'.repeat(10_000), '{{}}'.repeat(5_000)])(
  'the longest template is read in a moment, whatever its braces',
  (template) => {
    // Milliseconds; by a rule that grows with the square it would not be done before the test's time is out.
    expect(readTemplate(template, ['{x}', 'a}}']).segments.length).toBeGreaterThan(0);
  },
);
