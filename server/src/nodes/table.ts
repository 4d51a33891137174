import { columnKinds, columnNamePattern, tableLimits } from '@visualadgen/graph/tables/table.ts';
import { describeValue } from '@visualadgen/graph/fields/describe-value.ts';
import { quote } from '@visualadgen/graph/text/wording.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { isWebLink } from '../fields/web-link.ts';
import { defineNode } from './define-node.ts';
import type { NodeServices, RunHandle } from './node-services.ts';

const noRows = 'There are no rows yet: paste a table, drop a file, or type.';

const column = z.strictObject({
  name: z
    .string()
    .normalize('NFC')
    .max(tableLimits.name)
    .refine((name) => columnNamePattern.test(name), {
      error: ({ input }) => `must be a name of letters, digits and _, but is ${describeValue(input)}`,
    }),
  kind: z.enum(columnKinds).default('text'),
  label: z.string().normalize('NFC').max(tableLimits.name).default(''),
});

const list = { path: ['rows'], isAlways: true };

export const table = defineNode({
  name: 'TABLE',
  version: 1,
  title: 'Table',
  description:
    'Rows of texts and pictures that belong together: products, headlines, prices. What comes next runs once for each row.',
  category: 'INPUT',
  icon: 'table',
  inputs: [],
  isPure: true,
  outputs: [],
  namedOutputs: { field: 'columns', list },
  config: z
    .strictObject({
      rows: z
        .array(z.array(z.string().normalize('NFC').max(tableLimits.cell)).max(tableLimits.columns))
        .max(tableLimits.rows)
        .default([])
        .meta({
          label: 'Table',
          control: 'TABLE',
          isRequired: true,
          help: 'Paste from a spreadsheet, drop a CSV, TSV or Excel file, or type.',
        }),
      columns: z
        .array(column)
        .max(tableLimits.columns)
        .default([])
        .meta({ label: 'Columns', control: 'TABLE', partOf: 'rows' }),
      source_url: z
        .string()
        .overwrite((link) => link.trim())
        .max(2_000)
        .default('')
        .meta({ label: 'Link', help: 'Where the rows were read from; runs do not read it.', partOf: 'rows' }),
    })
    .superRefine(({ rows, columns }, context) => {
      const names = new Map<string, number>();
      for (const [index, { name }] of columns.entries()) {
        const first = names.get(name);
        if (first === undefined) names.set(name, index);
        else
          context.addIssue({
            code: 'custom',
            path: ['columns', index, 'name'],
            message: `must be unlike that of every other column, but column ${first + 1} is called ${quote(name)} too`,
          });
      }
      for (const [index, { length }] of rows.entries()) {
        if (length <= columns.length) continue;
        const message = `must have a cell for each of the ${columns.length} columns, but has ${length}`;
        context.addIssue({ code: 'custom', path: ['rows', index], message });
      }
      const signs = rows.reduce((sum, row) => row.reduce((own, cell) => own + cell.length, sum), 0);
      if (signs <= tableLimits.signs) return;
      const most = tableLimits.signs.toLocaleString('en');
      const message = `must have at most ${most} characters in all, but has ${signs.toLocaleString('en')}`;
      context.addIssue({ code: 'custom', path: ['rows'], message });
    }),
  checkReadiness({ rows, columns }) {
    if (columns.length === 0 || rows.length === 0)
      return [{ code: 'CONFIG_INCOMPLETE', message: noRows, path: ['rows'] }];
    return rows.flatMap((row, index) =>
      columns.flatMap(({ kind, name, label }, place) =>
        kind === 'image' && isNoImage(row[place] ?? '')
          ? [
              {
                code: 'CONFIG_INVALID' as const,
                message: `Row ${index + 1}, ${quote(label || name)}: this is no link to a picture.`,
                path: ['rows', String(index)],
              },
            ]
          : [],
      ),
    );
  },
  async run({ config: { rows, columns }, services, handle }) {
    if (columns.length === 0 || rows.length === 0) throw new AppError('CONFIG_INCOMPLETE', { message: noRows });
    const given = await Promise.all(
      columns.map(async ({ name, kind, label }, place) => {
        const cells = rows.map((row) => row[place] ?? '');
        const values = kind === 'text' ? cells : await imagesOf(cells, label || name, services, handle);
        return [name, values] as const;
      }),
    );
    return Object.fromEntries(given);
  },
});

/** By their links, or as uploaded pictures; null where there is none. */
function imagesOf(
  cells: readonly string[],
  column_: string,
  { assets }: NodeServices,
  handle: RunHandle,
): Promise<(string | null)[]> {
  return Promise.all(
    cells.map(async (cell, index) => {
      const image = cell.trim();
      if (image === '') return null;
      if (isWebLink(image)) return image;
      try {
        return await assets.reference(image, handle);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'ASSET_MISSING') throw error;
        const message = `Row ${index + 1}, ${quote(column_)}: the picture is no longer there.`;
        throw new AppError('ASSET_MISSING', { message, details: { row: index, column: column_ }, cause: error });
      }
    }),
  );
}

/** Neither a link nor what could be the id of an uploaded picture. */
function isNoImage(cell: string): boolean {
  const image = cell.trim();
  return image !== '' && !isWebLink(image) && !/^[A-Za-z0-9+/=_-]{16,200}$/.test(image);
}
