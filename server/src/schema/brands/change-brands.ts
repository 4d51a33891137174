import { brandLimits as limits, mostBrands } from '@visualadgen/compose/brand/brand.ts';
import { AppError, InputInvalidError } from '../../errors.ts';
import { findAssets } from '../../store/assets.ts';
import {
  type BrandValues,
  countOwnBrands,
  createBrand,
  findBrands,
  updateBrand,
  valuesOf,
} from '../../store/brands.ts';
import { findFonts } from '../../store/fonts.ts';
import type { Transaction } from '../../store/database.ts';
import type { BrandRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { ErrorInterface, IdempotencyConflictError, NotFoundError } from '../errors.ts';
import { keyDescription, makeOnce } from '../idempotency.ts';
import { rowId } from '../ids.ts';
import { Brand, BrandColorRole } from './brand.ts';
import { readBrand } from './read-brand.ts';

class BrandConflictError extends AppError {
  readonly brand: BrandRow;
  constructor(brand: BrandRow, version: number) {
    super('VERSION_CONFLICT', {
      message: `expectedVersion: you read version ${version}, but the brand is at version ${brand.version} by now. Nothing was saved.`,
    });
    this.brand = brand;
  }
}

builder.objectType(BrandConflictError, {
  name: 'BrandConflictError',
  description: 'The brand was changed since it was read. Nothing was saved.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ brand: t.expose('brand', { type: Brand, description: 'The brand as it is now.' }) }),
});

// What is given -----------------------------------------------------------------------------------------------------

const BrandColorInput = builder.inputType('BrandColorInput', {
  fields: (t) => ({
    role: t.field({ type: BrandColorRole, required: true, description: 'What it is for.' }),
    hex: t.string({ required: true, description: 'As `#rrggbb`.' }),
  }),
});
const BrandFontsInput = builder.inputType('BrandFontsInput', {
  fields: (t) => ({
    heading: t.string({ description: 'A family of those on offer, for headlines; null for none.' }),
    body: t.string({ description: 'The same for the rest.' }),
    headingFontId: t.id({
      description:
        'A font of yours, for headlines: it goes before the family, which is used where it lacks signs or is gone. Null for none.',
    }),
    bodyFontId: t.id({ description: 'The same for the rest.' }),
  }),
});
const BrandLogosInput = builder.inputType('BrandLogosInput', {
  fields: (t) => ({
    lightAssetId: t.id({ description: 'A picture of yours, for light grounds; null for none.' }),
    darkAssetId: t.id({ description: 'The same for dark grounds.' }),
    markAssetId: t.id({ description: 'The sign alone, for where there is little room.' }),
  }),
});
const BrandClaimInput = builder.inputType('BrandClaimInput', {
  fields: (t) => ({
    text: t.string({ required: true, description: `From 1 to ${limits.claim} characters.` }),
    note: t.string({ required: true, description: `From 1 to ${limits.note} characters.` }),
  }),
});

const contentFields = (t: Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]) => ({
  colors: t.field({ type: [BrandColorInput], description: 'Each role at most once.' }),
  fonts: t.field({ type: BrandFontsInput, description: 'What of it is left out stays.' }),
  logos: t.field({ type: BrandLogosInput, description: 'What of it is left out stays.' }),
  tone: t.string({ description: `How it speaks; at most ${limits.tone} characters.` }),
  wordsToUse: t.stringList({ description: `At most ${limits.words}, of ${limits.word} characters each.` }),
  wordsToAvoid: t.stringList({ description: `At most ${limits.words}, of ${limits.word} characters each.` }),
  claims: t.field({
    type: [BrandClaimInput],
    description: `What may be said only with a note; at most ${limits.claims}.`,
  }),
  callToAction: t.string({ description: `At most ${limits.callToAction} characters.` }),
});

const CreateBrandInput = builder.inputType('CreateBrandInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: `From 1 to ${limits.name} characters.` }),
    ...contentFields(t),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const UpdateBrandInput = builder.inputType('UpdateBrandInput', {
  description: 'Omitted fields stay as they are; null empties one.',
  fields: (t) => ({
    brandId: t.id({ required: true }),
    expectedVersion: t.int({
      required: true,
      description: 'The version that you read; if it has changed since, nothing is saved.',
    }),
    name: t.string({ description: `From 1 to ${limits.name} characters.` }),
    ...contentFields(t),
  }),
});
type GivenInput = Omit<typeof UpdateBrandInput.$inferInput, 'brandId' | 'expectedVersion'>;

// Mutations ---------------------------------------------------------------------------------------------------------

const CreateBrandPayload = builder.simpleObject('CreateBrandPayload', {
  fields: (t) => ({ brand: t.field({ description: 'The new brand, at version 1.', type: Brand }) }),
});

builder.mutationField('createBrand', (t) =>
  t.field({
    type: CreateBrandPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Creates a brand. At most ${mostBrands}.`,
    args: { input: t.arg({ type: CreateBrandInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'CreateBrandResult' },
    },
    resolve: async (_, { input }, context) => {
      const userId = context.viewer?.userId ?? '';
      const { row: brand } = await makeOnce(context, {
        operation: 'createBrand',
        input,
        make: async (db) => {
          const values = await readInput(db, nothing, input);
          if ((await countOwnBrands(db, userId)) >= mostBrands) throw tooManyBrands('name');
          return { row: await createBrand(db, userId, values), secret: '' };
        },
        find: (id) => context.loaders.brands.load(id),
      });
      return { brand };
    },
  }),
);

const UpdateBrandPayload = builder.simpleObject('UpdateBrandPayload', {
  fields: (t) => ({ brand: t.field({ description: 'The brand at its new version.', type: Brand }) }),
});

builder.mutationField('updateBrand', (t) =>
  t.field({
    type: UpdateBrandPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Changes what is given of a brand. Runs that have begun keep it as it was.',
    args: { input: t.arg({ type: UpdateBrandInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError, BrandConflictError], union: { name: 'UpdateBrandResult' } },
    resolve: async (_, { input }, context) => {
      const { brandId, expectedVersion, ...given } = input;
      const brand = await context.asViewer(async (db) => {
        const before = await findOwnBrand(db, brandId);
        if (before.version !== expectedVersion) throw new BrandConflictError(before, expectedVersion);
        const values = await readInput(db, valuesOf(before), given);
        const saved = await updateBrand(db, before, values);
        if (!saved) throw new BrandConflictError(await findOwnBrand(db, brandId), expectedVersion);
        return saved;
      });
      context.resetLoaders();
      return { brand };
    },
  }),
);

const nothing: BrandValues = {
  name: '',
  colors: {},
  fonts: { heading: null, body: null },
  fontFiles: { heading: null, body: null },
  logos: { light: null, dark: null, mark: null },
  tone: '',
  wordsToUse: [],
  wordsToAvoid: [],
  claims: [],
  callToAction: '',
};

async function readInput(db: Transaction, before: BrandValues, input: GivenInput): Promise<BrandValues> {
  const { logos, fonts, ...given } = input;
  return readBrand(before, {
    ...given,
    ...(fonts !== undefined && { fonts, fontFiles: await readFontFiles(db, before.fontFiles, fonts) }),
    ...(logos !== undefined && { logos: await readLogos(db, before.logos, logos) }),
  });
}

/** Throws NotFoundError for what is no font of the person's who asks. */
async function readFontFiles(db: Transaction, before: BrandValues['fontFiles'], given: GivenInput['fonts']) {
  if (given == null) return nothing.fontFiles;
  const files = { ...before };
  for (const [name, field] of [
    ['heading', 'headingFontId'],
    ['body', 'bodyFontId'],
  ] as const) {
    const globalId = given[field];
    if (globalId === undefined) continue;
    const id = globalId === null ? null : rowId('Font', globalId);
    const isThere = globalId === null || (id !== null && (await findFonts(db, [id])).length > 0);
    if (!isThere) throw new NotFoundError(`fonts.${field}`, 'font');
    files[name] = id;
  }
  return files;
}

/** Throws NotFoundError for what is no picture of the person's who asks. */
async function readLogos(db: Transaction, before: BrandValues['logos'], given: GivenInput['logos']) {
  if (given == null) return nothing.logos;
  const logos = { ...before };
  for (const [name, field] of [
    ['light', 'lightAssetId'],
    ['dark', 'darkAssetId'],
    ['mark', 'markAssetId'],
  ] as const) {
    const globalId = given[field];
    if (globalId === undefined) continue;
    const id = globalId === null ? null : rowId('Asset', globalId);
    const isThere = globalId === null || (id !== null && (await findAssets(db, [id])).length > 0);
    if (!isThere) throw new NotFoundError(`logos.${field}`, 'picture');
    logos[name] = id;
  }
  return logos;
}

/** Throws NotFoundError. */
export async function findOwnBrand(db: Transaction, globalId: string): Promise<BrandRow> {
  const id = rowId('Brand', globalId);
  const [brand] = id === null ? [] : await findBrands(db, [id]);
  if (!brand) throw noBrand();
  return brand;
}

export function noBrand(): NotFoundError {
  return new NotFoundError('brandId', 'brand');
}

export function tooManyBrands(field: string): InputInvalidError {
  return InputInvalidError.of(field, `is one too many: at most ${mostBrands} brands. Delete one first.`);
}
