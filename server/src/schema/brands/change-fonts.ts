import { fontLimits } from '@visualadgen/compose/fonts/own-font.ts';
import { restorableDays } from '../../engine/removal-jobs.ts';
import { AppError, InputInvalidError } from '../../errors.ts';
import {
  countOwnFonts,
  createFont,
  deleteFont,
  findFonts,
  findSameFont,
  listBrandsOfFonts,
  restoreFont,
  type StoredFont,
} from '../../store/fonts.ts';
import type { Transaction } from '../../store/database.ts';
import type { FontRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ErrorInterface, IdempotencyConflictError, NotFoundError } from '../errors.ts';
import { keyDescription, makeOnce } from '../idempotency.ts';
import { rowId } from '../ids.ts';
import { UploadedFile } from '../uploaded-file.ts';
import { Font } from './font.ts';

const megabytes = fontLimits.bytes / 1_000_000;
/** Of base64, which is a third longer than what it stands for. What is a little too long is refused where it is read, which says more. */
const longestBase64 = fontLimits.bytes * 1.5;

/** A file that was sent and cannot be used; the code says what is wrong. */
class FontUnusableError extends AppError {
  readonly field: string;
  constructor(field: string, { code, message, details }: AppError) {
    super(code, { message: `${field}: ${message}`, ...(details && { details }) });
    this.field = field;
  }
}

builder.objectType(FontUnusableError, {
  name: 'FontUnusableError',
  description:
    'The font cannot be used: `FONT_INVALID`, `FONT_TOO_LARGE`, or `FONT_RESTRICTED` where it says that its license does not allow it.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ field: t.exposeString('field', { description: 'The input field that it came by.' }) }),
});

class FontInUseError extends AppError {
  readonly font: FontRow;
  constructor(font: FontRow, count: number) {
    super('FONT_IN_USE', {
      message: `“${font.family}” is the font of ${count === 1 ? 'a brand' : `${count} brands`}. Choose another one there first, or set \`evenIfUsed\`.`,
    });
    this.font = font;
  }
}

builder.objectType(FontInUseError, {
  name: 'FontInUseError',
  description: 'Brands use the font. It was not deleted.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ font: t.expose('font', { type: Font, description: 'The font; `brands` has those that use it.' }) }),
});

const UploadFontInput = builder.inputType('UploadFontInput', {
  description: 'One of `file` and `fileBase64`.',
  fields: (t) => ({
    file: t.field({
      type: 'Upload',
      description: `A font that comes in the same request: TTF, OTF or WOFF2, at most ${megabytes} MB. What it is is told by its content.`,
    }),
    fileBase64: t.string({ description: 'The same in base64.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const UploadFontPayload = builder.simpleObject('UploadFontPayload', {
  fields: (t) => ({
    font: t.field({ type: Font, description: 'The font; the one that is there where you have the same file already.' }),
  }),
});

builder.mutationField('uploadFont', (t) =>
  t.field({
    type: UploadFontPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Keeps a font for your brands, which nobody else can use. Make sure that its license allows it: one that says that it may not be embedded is refused. At most ${fontLimits.fonts}.`,
    args: { input: t.arg({ type: UploadFontInput, required: true }) },
    errors: {
      types: [InputInvalidError, FontUnusableError, IdempotencyConflictError],
      union: { name: 'UploadFontResult' },
    },
    resolve: async (_, { input }, context) => ({ font: await keep(input, context) }),
  }),
);

async function keep(input: typeof UploadFontInput.$inferInput, context: Context): Promise<FontRow> {
  const { field, file } = readFile(input);
  const userId = context.viewer?.userId ?? '';
  const stored = await context.fonts.store(userId, file.bytes).catch((error: unknown) => {
    const isOurs = error instanceof AppError && unusable.has(error.code);
    throw isOurs ? new FontUnusableError(field, error) : error;
  });
  let kept: FontRow | null = null;
  try {
    const { row } = await makeOnce(context, {
      operation: 'uploadFont',
      input: { [field]: file.hash(), idempotencyKey: input.idempotencyKey },
      make: async (db) => ({ row: await createOnce(db, userId, stored), secret: '' }),
      find: (id) => context.loaders.fonts.load(id),
    });
    kept = row;
    return row;
  } finally {
    if (kept?.path !== stored.path) await context.fonts.discard(stored);
  }
}

async function createOnce(db: Transaction, userId: string, stored: StoredFont): Promise<FontRow> {
  const count = await countOwnFonts(db, userId);
  const same = await findSameFont(db, userId, stored.content_hash);
  if (same) return same;
  if (count >= fontLimits.fonts) throw tooManyFonts('file');
  return createFont(db, userId, stored);
}

function readFile({ file, fileBase64 }: typeof UploadFontInput.$inferInput) {
  if ((file == null) === (fileBase64 == null))
    throw InputInvalidError.of(
      'input',
      `must have one of file and fileBase64, but has ${file == null ? 'none' : 'both'}.`,
    );
  if (file != null) return { field: 'file', file };
  const text = fileBase64 ?? '';
  if (text.length > longestBase64)
    throw new FontUnusableError(
      'fileBase64',
      new AppError('FONT_TOO_LARGE', { message: `The file is larger than ${megabytes} MB.` }),
    );
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) throw InputInvalidError.of('fileBase64', 'must be base64.');
  return { field: 'fileBase64', file: new UploadedFile('', Buffer.from(text, 'base64')) };
}

const unusable: ReadonlySet<string> = new Set(['FONT_INVALID', 'FONT_TOO_LARGE', 'FONT_RESTRICTED']);

const DeleteFontInput = builder.inputType('DeleteFontInput', {
  fields: (t) => ({
    fontId: t.id({ required: true }),
    evenIfUsed: t.boolean({ description: 'Also where brands use it. Default: false.' }),
  }),
});
const DeleteFontPayload = builder.simpleObject('DeleteFontPayload', {
  fields: (t) => ({ fontId: t.id({ description: 'The one that is gone, for `restoreFont`.' }) }),
});

builder.mutationField('deleteFont', (t) =>
  t.field({
    type: DeleteFontPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Deletes a font. Brands that were set in it are set in their families from then on, and so is what is retried of earlier runs. Refused while brands use it. \`restoreFont\` brings it back for ${restorableDays} days.`,
    args: { input: t.arg({ type: DeleteFontInput, required: true }) },
    errors: { types: [NotFoundError, FontInUseError], union: { name: 'DeleteFontResult' } },
    resolve: async (_, { input: { fontId, evenIfUsed } }, context) => {
      await context.asViewer(async (db) => {
        const font = await findOwnFont(db, fontId);
        const uses = evenIfUsed ? [] : await listBrandsOfFonts(db, [font.id]);
        if (uses.length > 0) throw new FontInUseError(font, uses.length);
        if (!(await deleteFont(db, font.id))) throw noFont();
      });
      context.resetLoaders();
      return { fontId };
    },
  }),
);

const RestoreFontInput = builder.inputType('RestoreFontInput', {
  fields: (t) => ({ fontId: t.id({ required: true }) }),
});
const RestoreFontPayload = builder.simpleObject('RestoreFontPayload', {
  fields: (t) => ({ font: t.field({ type: Font, description: 'The font as it was.' }) }),
});

builder.mutationField('restoreFont', (t) =>
  t.field({
    type: RestoreFontPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Brings a deleted font back, for ${restorableDays} days after its deletion, and with it the brands that still name it.`,
    args: { input: t.arg({ type: RestoreFontInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'RestoreFontResult' } },
    resolve: async (_, { input: { fontId } }, context) => {
      const font = await context.asViewer(async (db) => {
        if ((await countOwnFonts(db, context.viewer?.userId ?? '')) >= fontLimits.fonts) throw tooManyFonts('fontId');
        const id = rowId('Font', fontId);
        if (id === null || !(await restoreFont(db, id))) throw noFont();
        return findOwnFont(db, fontId);
      });
      context.resetLoaders();
      return { font };
    },
  }),
);

async function findOwnFont(db: Transaction, globalId: string): Promise<FontRow> {
  const id = rowId('Font', globalId);
  const [font] = id === null ? [] : await findFonts(db, [id]);
  if (!font) throw noFont();
  return font;
}

function noFont(): NotFoundError {
  return new NotFoundError('fontId', 'font');
}

function tooManyFonts(field: string): InputInvalidError {
  return InputInvalidError.of(field, `is one too many: at most ${fontLimits.fonts} fonts. Delete one first.`);
}
