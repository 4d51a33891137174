import { columnKinds, tableLimits } from '@visualadgen/graph/tables/table.ts';
import type { TableColumn } from '@visualadgen/graph/tables/table.ts';
import { AppError, InputInvalidError, toAppError } from '../errors.ts';
import { createSemaphore } from '../concurrency/semaphore.ts';
import type { ReadTable } from '../nodes/node-services.ts';
import type { AssetRow } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { TableUnreadableError } from './errors.ts';

/** Milliseconds. */
const longestWait = 60_000;
/** Of base64; what it stands for is limited where it is read. */
const longestFile = 8_000_000;

const TableColumnKind = builder.enumType('TableColumnKind', {
  description: 'What the cells of a column are, as a node’s config writes it: texts, or links to pictures.',
  values: {
    text: { description: 'Texts.' },
    image: { description: 'Links to pictures.' },
  } satisfies Record<(typeof columnKinds)[number], object>,
});

const TableColumnType = builder.objectRef<TableColumn>('TableColumn').implement({
  description: 'A column of a table that was read, as a TABLE node’s config takes it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The output that it becomes, and what templates call it.' }),
    label: t.exposeString('label', { description: 'Its heading, for people.' }),
    kind: t.expose('kind', { type: TableColumnKind, description: 'What its cells are, as far as they tell.' }),
  }),
});

const ReadTableInput = builder.inputType('ReadTableInput', {
  description: 'One of `url`, `text` and `fileBase64`.',
  fields: (t) => ({
    url: t.string({ description: 'A public link to a CSV, TSV or XLSX file, or to a feed of products (RSS or Atom).' }),
    text: t.string({ description: 'What was copied from a spreadsheet, or the text of a CSV file.' }),
    fileBase64: t.string({
      description: 'A file as it lies on a disk, in base64: at most 5 MB. Encodings are found out.',
    }),
    hasHeader: t.boolean({ description: 'Whether the first row names the columns; left out to find out.' }),
  }),
});

const ReadTablePayload = builder.objectRef<ReadTable>('ReadTablePayload').implement({
  description: 'A table as it was read, for the config of a TABLE node. Nothing is kept.',
  fields: (t) => ({
    columns: t.expose('columns', { type: [TableColumnType], description: `At most ${tableLimits.columns}.` }),
    rows: t.field({
      type: 'JSON',
      description: `A list of rows, each a list of texts with one for each column; at most ${tableLimits.rows} rows.`,
      resolve: ({ rows }) => rows,
    }),
    notes: t.exposeStringList('notes', { description: 'What was read, what was left out and why, in sentences.' }),
    hasHeader: t.exposeBoolean('hasHeader', { description: 'The first row was taken for the names of the columns.' }),
  }),
});

builder.mutationField('readTable', (t) =>
  t.field({
    type: ReadTablePayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Reads a table out of a file, a text or a link. What is over a limit is refused, never cut.',
    args: { input: t.arg({ type: ReadTableInput, required: true }) },
    errors: { types: [InputInvalidError, TableUnreadableError], union: { name: 'ReadTableResult' } },
    resolve: (_, { input }, context) => read(input, context).catch(tellUnreadable),
  }),
);

async function read(input: typeof ReadTableInput.$inferInput, { tables }: Context): Promise<ReadTable> {
  const { url, text, fileBase64 } = input;
  const hasHeader = input.hasHeader ?? null;
  const given = [url, text, fileBase64].filter((one) => one != null);
  if (given.length !== 1)
    throw InputInvalidError.of('input', `must have one of url, text and fileBase64, but has ${given.length}.`);
  if (url != null) return tables.readLink(url.trim(), hasHeader, AbortSignal.timeout(longestWait));
  if (text != null) return tables.readFile(Buffer.from(text, 'utf8'), hasHeader);
  return tables.readFile(decodeBase64(fileBase64 ?? ''), hasHeader);
}

function decodeBase64(text: string): Buffer {
  if (text.length > longestFile)
    throw new AppError('TABLE_TOO_LARGE', { message: 'The file is larger than 5 MB, the most that can be read.' });
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) throw InputInvalidError.of('fileBase64', 'must be base64.');
  return Buffer.from(text, 'base64');
}

const unreadable: ReadonlySet<string> = new Set([
  'TABLE_INVALID',
  'TABLE_TOO_LARGE',
  'TABLE_UNREACHABLE',
  'LINK_REFUSED',
]);

function tellUnreadable(error: unknown): never {
  throw error instanceof AppError && unreadable.has(error.code) ? new TableUnreadableError(error) : error;
}

/** Links in one request. */
const mostLinks = 20;
/** Fetched side by side, of one request. */
const atOnce = 4;

interface KeptLink {
  link: string;
  asset: AssetRow | null;
  error: AppError | null;
}

const LinkedImage = builder.objectRef<KeptLink>('LinkedImage').implement({
  description: 'What became of a link to a picture.',
  fields: (t) => ({
    link: t.exposeString('link', { description: 'As it was given.' }),
    asset: t.expose('asset', {
      type: Asset,
      nullable: true,
      description: 'The picture, kept as yours; null if it could not be.',
    }),
    message: t.string({
      nullable: true,
      description: 'Why it could not be kept; null if it was.',
      resolve: ({ error }) => error?.message ?? null,
    }),
  }),
});

const KeepLinkedImagesInput = builder.inputType('KeepLinkedImagesInput', {
  fields: (t) => ({
    links: t.stringList({ required: true, description: `Public http or https links, at most ${mostLinks}.` }),
  }),
});

const KeepLinkedImagesPayload = builder.objectRef<KeptLink[]>('KeepLinkedImagesPayload').implement({
  fields: (t) => ({
    images: t.field({
      type: [LinkedImage],
      description: 'One for each link, in their order.',
      resolve: (kept) => kept,
    }),
  }),
});

builder.mutationField('keepLinkedImages', (t) =>
  t.field({
    type: KeepLinkedImagesPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Fetches pictures by their links, such as those of a table, and keeps them as yours. Each tells for itself whether it worked; the same picture again is the one that is there.',
    args: { input: t.arg({ type: KeepLinkedImagesInput, required: true }) },
    errors: { types: [InputInvalidError], union: { name: 'KeepLinkedImagesResult' } },
    resolve: (_, { input: { links } }, context) => {
      if (links.length < 1 || links.length > mostLinks)
        throw InputInvalidError.of('links', `must be from 1 to ${mostLinks}, but are ${links.length}.`);
      const semaphore = createSemaphore(atOnce);
      const signal = AbortSignal.timeout(longestWait);
      return Promise.all(links.map((link) => semaphore.run(() => keep(link.trim(), signal, context))));
    },
  }),
);

async function keep(link: string, signal: AbortSignal, context: Context): Promise<KeptLink> {
  try {
    return { link, asset: await context.keepLinkedImage(context.viewer?.userId ?? '', link, signal), error: null };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'INTERNAL') throw thrown;
    return { link, asset: null, error };
  }
}
