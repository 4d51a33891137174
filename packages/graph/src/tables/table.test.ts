import { expect, test } from 'vitest';
import { columnName, columnNamePattern } from './table.ts';

test.each([
  ['Price (EUR)', [], 'price_eur'],
  ['Price (EUR)', ['price_eur'], 'price_eur_2'],
  ['Price (EUR)', ['price_eur', 'price_eur_2'], 'price_eur_3'],
  ['  ', [], 'column'],
  ['', ['column'], 'column_2'],
  ['Größe', [], 'größe'],
  ['商品名', [], '商品名'],
  ['{{x}}.y', [], 'x_y'],
  ['image_link', [], 'image_link'],
  ['__', [], 'column'],
])('a column “%s” beside %j is called %s', (label, taken, name) => {
  expect(columnName(label, new Set(taken))).toBe(name);
  expect(name).toMatch(columnNamePattern);
});
