import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  getNamedType,
  type GraphQLScalarType,
  isEnumType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import { breakingChanges } from '../src/schema/breaking-changes.ts';
import { findUndescribed } from './find-undescribed.ts';
import { printApi } from '../src/schema/print.ts';

const written = new URL('../../schema.graphql', import.meta.url);

test('schema.graphql is what the code says; otherwise run `pnpm schema`', async () => {
  expect(await readFile(written, 'utf8')).toBe(printApi());
});

test('everything in it says what it is: each type, field, argument and value', () => {
  expect(findUndescribed(buildSchema(printApi()))).toEqual([]);
});

test.each([
  [
    'a type',
    'type Planet { "Its name." name: String } "What can be read." type Query { "One." planet: Planet }',
    'Planet',
  ],
  ['a field', '"What can be read." type Query { planet: String }', 'Query.planet'],
  ['an argument', '"What can be read." type Query { "One." planet(name: String): String }', 'Query.planet(name:)'],
  [
    'a value',
    '"What can be read." type Query { "One." planet: Planet } "Planets." enum Planet { MARS }',
    'Planet.MARS',
  ],
  ['a name said again', '"What can be read." type Query { "Planet name." planetName: String }', 'Query.planetName'],
])('it would be seen that %s says nothing', (_, api, coordinate) => {
  expect(findUndescribed(buildSchema(api))).toEqual([coordinate]);
});

test('what has its values listed is an enum, scalars say by what they are specified, and pages can be counted', () => {
  const api = buildSchema(printApi());
  const types = Object.values(api.getTypeMap());
  const scalars = types.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
  expect(scalars).not.toEqual([]);
  expect(scalars.filter((type) => !(type as GraphQLScalarType).specifiedByURL)).toEqual([]);
  for (const type of types) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fields = type.getFields();
    for (const name of ['errorCode', 'event', 'unit', 'sizeGivenAs', 'code', 'currency'])
      if (fields[name])
        expect([type.name, name, isEnumType(getNamedType(fields[name].type))]).toEqual([type.name, name, true]);
    if (type.name.endsWith('Connection'))
      expect([type.name, String(fields['totalCount']?.type), String(fields['nodes']?.type)]).toEqual([
        type.name,
        'Int!',
        expect.stringMatching(/^\[\w+!\]!$/),
      ]);
    // An edge is a join of a graph, and nothing else.
    if (type.name.endsWith('Edge')) expect(type.name).toBe('WorkflowEdge');
  }
});

test('printed twice, it is the same', () => {
  expect(printApi()).toBe(printApi());
});

test.each([
  [
    'a field is taken away',
    (api: string) => api.replace(/^ {2}"""[^"]*"""\n {2}status: ExecutionStatus!$/m, ''),
    /Execution\.status was removed/,
  ],
  [
    'a type has another name',
    (api: string) => api.replaceAll('RedditFailure', 'RedditFault'),
    /RedditFailure was removed/,
  ],
  [
    'an answer may be null now',
    (api: string) => api.replace(/^ {2}totalCost: Decimal!$/m, '  totalCost: Decimal'),
    /totalCost.*changed type/,
  ],
  [
    'an input asks for more',
    (api: string) => api.replace(/^(input CreateWorkflowInput \{)$/m, '$1\n  colour: String!'),
    /required field .*colour/,
  ],
  [
    'an enum value is taken away',
    (api: string) => api.replace(/^ {2}"""[^"]*"""\n {2}TEXT_INPUT$/m, ''),
    /TEXT_INPUT.*removed/,
  ],
])('breaks what is out there: %s', (_, change, told) => {
  const api = printApi();
  expect(change(api)).not.toBe(api);
  expect(breakingChanges(api, change(api)).join('\n')).toMatch(told);
});

test.each([
  ['nothing', (api: string) => api],
  ['a new field', (api: string) => api.replace(/^(type Viewer implements Node \{)$/m, '$1\n  colour: String')],
  [
    'a new input that may be left out',
    (api: string) => api.replace(/^(input CreateWorkflowInput \{)$/m, '$1\n  colour: String'),
  ],
  ['another description', (api: string) => api.replace('The person who is signed in.', 'Who is here.')],
])('breaks nothing: %s', (_, change) => {
  expect(breakingChanges(printApi(), change(printApi()))).toEqual([]);
});
