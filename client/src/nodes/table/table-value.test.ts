import type { Table } from '@visualadgen/graph/tables/table.ts';
import { expect, it } from 'vitest';
import * as value from './table-value.ts';

const table: Table = {
  columns: [
    { name: 'title', label: 'Title', kind: 'text' },
    { name: 'photo', label: 'Photo', kind: 'image' },
  ],
  rows: [
    ['Cup', 'x'],
    ['Pot', ''],
  ],
};

it.each([
  [
    'a\tb\nc\td\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\tb\r\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['one', [['one']]],
  ['"two\nlines"\t"say ""hi"""\n', [['two\nlines', 'say "hi"']]],
  [
    'a\t\n\tb',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['say "hi"\tx', [['say "hi"', 'x']]],
  ['a\n\nb', [['a'], [''], ['b']]],
])('reads the cells of %j', (text, cells) => {
  expect(value.parseBlock(text)).toEqual(cells);
});

it('pastes a block where a cell is, and grows for it', () => {
  expect(value.pasteBlock(table, { row: 1, column: 1 }, [['a', 'b'], ['c']])).toEqual({
    columns: [...table.columns, { name: 'column_3', label: 'Column 3', kind: 'text' }],
    rows: [
      ['Cup', 'x', ''],
      ['Pot', 'a', 'b'],
      ['', 'c', ''],
    ],
  });
  expect(value.pasteBlock({ columns: [], rows: [] }, { row: 0, column: 0 }, [['a']])).toEqual({
    columns: [{ name: 'column_1', label: 'Column 1', kind: 'text' }],
    rows: [['a']],
  });
});

it('keeps the name of an output when its column is called otherwise, unless it had none', () => {
  expect(value.renameColumn(table, 0, 'Heading').columns[0]).toEqual({ name: 'title', label: 'Heading', kind: 'text' });
  const added = value.addColumn(table);
  expect(value.renameColumn(added, 2, 'Title').columns[2]).toEqual({ name: 'title_2', label: 'Title', kind: 'text' });
});

it('changes rows and columns together', () => {
  expect(value.addRow(table).rows).toEqual([...table.rows, ['', '']]);
  expect(value.removeColumn(table, 0)).toEqual({ columns: [table.columns[1]], rows: [['x'], ['']] });
  expect(value.removeColumn(value.removeColumn(table, 0), 0)).toEqual({ columns: [], rows: [] });
  expect(value.withCell(table, { row: 1, column: 0 }, 'Can').rows[1]).toEqual(['Can', '']);
  expect(value.headerToRow(table)).toMatchObject({
    columns: [
      { name: 'column_1', kind: 'text' },
      { name: 'column_2', kind: 'image' },
    ],
    rows: [['Title', 'Photo'], ...table.rows],
  });
});

it('reads what a config holds, each row as wide as the table', () => {
  expect(value.readTableValue([{ name: 'a', kind: 'odd' }, 5], [['x', 'y'], [7], 'z'])).toEqual({
    columns: [{ name: 'a', label: 'a', kind: 'text' }],
    rows: [['x'], [''], ['']],
  });
});
