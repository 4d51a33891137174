import { mostBrands } from '@visualadgen/compose/brand/brand.ts';
import { restorableDays } from '../../engine/removal-jobs.ts';
import { AppError, InputInvalidError } from '../../errors.ts';
import { countOwnBrands, deleteBrand, listBrandUses, restoreBrand } from '../../store/brands.ts';
import type { BrandRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { ErrorInterface, NotFoundError } from '../errors.ts';
import { rowId } from '../ids.ts';
import { Brand } from './brand.ts';
import { findOwnBrand, noBrand, tooManyBrands } from './change-brands.ts';

/* A brand is deleted, and for a while brought back. */

class BrandInUseError extends AppError {
  readonly brand: BrandRow;
  constructor(brand: BrandRow, count: number) {
    super('BRAND_IN_USE', {
      message: `“${brand.name}” is used by ${count === 1 ? 'a workflow' : `${count} workflows`}, which could not be run without it. Choose another brand there first, or set \`evenIfUsed\`.`,
    });
    this.brand = brand;
  }
}

builder.objectType(BrandInUseError, {
  name: 'BrandInUseError',
  description: 'Workflows use the brand. It was not deleted.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    brand: t.expose('brand', { type: Brand, description: 'The brand; `usedBy` has the workflows.' }),
  }),
});

const DeleteBrandInput = builder.inputType('DeleteBrandInput', {
  fields: (t) => ({
    brandId: t.id({ required: true }),
    evenIfUsed: t.boolean({ description: 'Also where workflows use it. Default: false.' }),
  }),
});

const DeleteBrandPayload = builder.simpleObject('DeleteBrandPayload', {
  fields: (t) => ({ brandId: t.id({ description: 'The one that is gone, for `restoreBrand`.' }) }),
});

builder.mutationField('deleteBrand', (t) =>
  t.field({
    type: DeleteBrandPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Deletes a brand. Its pictures stay. Refused while workflows use it. \`restoreBrand\` brings it back for ${restorableDays} days.`,
    args: { input: t.arg({ type: DeleteBrandInput, required: true }) },
    errors: { types: [NotFoundError, BrandInUseError], union: { name: 'DeleteBrandResult' } },
    resolve: async (_, { input: { brandId, evenIfUsed } }, { asViewer }) => {
      await asViewer(async (db) => {
        const brand = await findOwnBrand(db, brandId);
        const uses = evenIfUsed ? [] : await listBrandUses(db, [brand.id]);
        if (uses.length > 0) throw new BrandInUseError(brand, uses.length);
        if (!(await deleteBrand(db, brand.id))) throw noBrand();
      });
      return { brandId };
    },
  }),
);

const RestoreBrandInput = builder.inputType('RestoreBrandInput', {
  fields: (t) => ({ brandId: t.id({ required: true }) }),
});
const RestoreBrandPayload = builder.simpleObject('RestoreBrandPayload', {
  fields: (t) => ({ brand: t.field({ description: 'The brand as it was.', type: Brand }) }),
});

builder.mutationField('restoreBrand', (t) =>
  t.field({
    type: RestoreBrandPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Brings a deleted brand back, for ${restorableDays} days after its deletion.`,
    args: { input: t.arg({ type: RestoreBrandInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'RestoreBrandResult' } },
    resolve: async (_, { input: { brandId } }, context) => {
      const brand = await context.asViewer(async (db) => {
        if ((await countOwnBrands(db, context.viewer?.userId ?? '')) >= mostBrands) throw tooManyBrands('brandId');
        const id = rowId('Brand', brandId);
        if (id === null || !(await restoreBrand(db, id))) throw noBrand();
        return findOwnBrand(db, brandId);
      });
      context.resetLoaders();
      return { brand };
    },
  }),
);
