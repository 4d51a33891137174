import { countItems } from '@visualadgen/graph/lists/count-items.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import { validateGraph } from '@visualadgen/graph/validation/validate.ts';
import { expect, test } from 'vitest';
import { runNode } from '../../testing/run-node.ts';
import { nodeTypes } from './index.ts';
import { table } from './table.ts';

const id = 'QXNzZXQ6MDAwMDAwMDA=';
const columns = [
  { name: 'title', kind: 'text' },
  { name: 'photo', kind: 'image', label: 'Photo' },
];
const rows = [['Cup', 'https://a.example/cup.png'], ['Pot', ''], ['Can', id], []];
const types = (name: string) => nodeTypes.get(name);

test('each column is an output of its own, and all are as long as there are rows', async () => {
  const { output } = await runNode(table, { columns, rows });
  expect(output).toEqual({
    title: ['Cup', 'Pot', 'Can', ''],
    photo: ['https://a.example/cup.png', null, `asset:u/${id}.png`, null],
  });
  const node = { key: 't', type: 'TABLE', config: { columns, rows } };
  expect(typeOfNode(node, types)?.outputs).toMatchObject([
    { name: 'title', label: 'title', kind: 'text' },
    { name: 'photo', label: 'Photo', kind: 'image' },
  ]);
  const edge = { sourceKey: 't', sourceHandle: 'title', targetKey: 'p', targetHandle: 'input' };
  const prompt = { key: 'p', type: 'PROMPT', config: {} };
  expect(countItems({ nodes: [node, prompt], edges: [edge] }, ['t', 'p'], types).nodes).toEqual(new Map([['p', 4]]));
});

test('an edge from a column that is gone is refused, and says so', () => {
  const at = { position: { x: 0, y: 0 }, hasBreakpoint: false };
  const nodes = [
    { key: 't', type: 'TABLE', name: 'Products', config: { columns, rows }, ...at },
    { key: 'p', type: 'PROMPT', name: 'Words', config: {}, ...at },
  ];
  const edges = [{ sourceKey: 't', sourceHandle: 'price', targetKey: 'p', targetHandle: 'input' }];
  expect(validateGraph({ nodes, edges }, types)).toMatchObject([
    { code: 'UNKNOWN_PORT', message: expect.stringContaining('price') as string },
  ]);
});

test('an empty one can be saved, but not run, and a picture that is none is told with its row', async () => {
  const upstream = { nodes: [], joinedPorts: [] };
  for (const config of [{}, { columns }]) {
    expect(table.checkConfig(config)).toEqual([]);
    expect(table.checkReadiness(config, upstream)).toMatchObject([{ code: 'CONFIG_INCOMPLETE', path: ['rows'] }]);
    await expect(runNode(table, config)).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
  }
  expect(
    table.checkReadiness(
      {
        columns,
        rows: [
          ['a', id],
          ['b', 'cup.png'],
        ],
      },
      upstream,
    ),
  ).toEqual([
    { code: 'CONFIG_INVALID', message: 'Row 2, “Photo”: this is no link to a picture.', path: ['rows', '1'] },
  ]);
  await expect(
    runNode(table, {
      columns,
      rows: [
        ['a', ''],
        ['b', 'gone'],
      ],
    }),
  ).rejects.toMatchObject({
    code: 'ASSET_MISSING',
    message: 'Row 2, “Photo”: the picture is no longer there.',
  });
});

test.each([
  [{ columns, rows: [['a', 'b', 'c']] }, ['rows', '0'], 'must have a cell for each of the 2 columns, but has 3'],
  [{ columns: [columns[0], columns[0]] }, ['columns', '1', 'name'], /unlike that of every other column.*“title”/],
  [{ columns: [{ name: 'a b' }] }, ['columns', '0', 'name'], 'must be a name of letters'],
  [{ columns: [{ name: 'a', kind: 'images' }] }, ['columns', '0', 'kind'], 'must be one of text, image'],
  [{ columns, rows: [['x'.repeat(5_001)]] }, ['rows', '0', '0'], 'must have at most 5,000 characters'],
  [
    { columns, rows: Array.from({ length: 1_001 }, () => []) },
    ['rows'],
    'must have at most 1,000 entries, but has 1,001',
  ],
  [
    { columns, rows: Array.from({ length: 101 }, () => ['x'.repeat(5_000)]) },
    ['rows'],
    'must have at most 500,000 characters in all, but has 505,000',
  ],
  [{ columns, rows: [[5]] }, ['rows', '0', '0'], 'must be a text, but is 5'],
])('%#: what is wrong is told with its place', (config, path, message) => {
  const expected =
    typeof message === 'string'
      ? (expect.stringContaining(message) as string)
      : (expect.stringMatching(message) as string);
  expect(table.checkConfig(config)).toEqual([{ path, message: expected }]);
});
