import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { costOf } from '../http/cost/operation-cost.ts';
import { schema } from './index.ts';
import { listFieldsOf, listSizes } from './list-sizes.ts';

const guide = readFileSync(new URL('../../../docs/integrate.md', import.meta.url), 'utf8');

test('there is a size for each list of objects, and for nothing else', () => {
  expect(Object.keys(listSizes).toSorted()).toEqual(listFieldsOf(schema).toSorted());
});

test('integrators are told the same sizes', () => {
  const told = [...guide.matchAll(/^\| ((?:`[\w.]+`(?:, )?)+) \| (\d+) \|$/gm)].flatMap(([, names = '', size = '']) =>
    names.split(', ').map((name) => {
      const plain = name.replaceAll('`', '');
      return [plain.includes('.') ? plain : `Query.${plain}`, Number(size)] as const;
    }),
  );
  const fixed = Object.entries(listSizes).filter(([, size]) => typeof size === 'number');
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(fixed));
});

test('the query that is worked out for them costs what they are told', () => {
  const [, query = '', points = ''] =
    /(?<=```graphql\n)(\{\n {2}workflows\(first: 20\) \{.*?1 \+ (\d+) points.*?\n\})\n```/s.exec(guide) ?? [];
  expect(costOf({ schema, document: parse(query) }).points).toBe(1 + Number(points));
});
