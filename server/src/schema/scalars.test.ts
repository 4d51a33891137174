import { type GraphQLScalarType, isScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from './index.ts';

const read = (name: string, value: unknown) => (schema.getType(name) as GraphQLScalarType).coerceInputValue(value);

test.each([
  ['2026-11-21T08:30:00.000Z', '2026-11-21T08:30:00.000Z'],
  ['2026-11-21T08:30:00+02:00', '2026-11-21T06:30:00.000Z'],
  ['2026-11-21T08:30', '2026-11-21T08:30:00.000Z'],
  ['2026-11-21', '2026-11-21T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('%s is a moment', (text, moment) => {
  expect(read('DateTime', text)).toEqual(new Date(moment));
});

test.each([
  [
    'DateTime',
    ['', '1', 'yesterday', '2026', '2026-02-30', '2026-13-01', '2026-11-21T25:00:00Z', '0000-01-01', 1, null],
  ],
  ['Decimal', ['', '5e-1', '1,5', '.5', '1.', 'NaN', '0x1', ' 1', 0.5, 1, true]],
  ['URL', ['', 'example.com', 'ftp://example.com', 'javascript:alert(1)', 'https://', 7]],
])('what is no %s is refused', (name, values) => {
  for (const value of values) expect(() => read(name, value), String(value)).toThrow(`${name} cannot represent value`);
});

const builtIn = ['Int', 'Float', 'String', 'Boolean', 'ID'];

test('each scalar of our own says what it expects', () => {
  const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !builtIn.includes(type.name));
  expect(own.length).toBeGreaterThan(3);
  for (const { name, extensions } of own) {
    expect(extensions, name).toMatchObject({ form: expect.any(String) as string });
    // Of a file, JSON has nothing to show but its place.
    expect(extensions, name).toHaveProperty('example');
  }
});
