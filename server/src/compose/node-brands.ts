import { assetReference } from '@visualadgen/graph/values/plain-values.ts';
import { createBatcher } from '../concurrency/batcher.ts';
import { AppError } from '../errors.ts';
import type { NodeBrands } from '../nodes/node-services.ts';
import { findOwnBrands } from '../store/brands.ts';
import type { Database } from '../store/database.ts';

export interface NodeBrandsOptions {
  database: Database;
  /** The database's id behind the id that clients know a brand by, or null. */
  brandRowId(globalId: string): string | null;
}

/** Brands, for the nodes of their owner's executions. */
export function createNodeBrands({ database, brandRowId }: NodeBrandsOptions): NodeBrands {
  const find = createBatcher((asked: { userId: string; id: string }[]) => findOwnBrands(database.service, asked));
  return {
    async read(brandId, { userId }) {
      const id = brandRowId(brandId);
      const brand = id === null ? undefined : await find({ userId, id });
      if (!brand) throw new AppError('BRAND_MISSING');
      const { BACKGROUND, TEXT, ACCENT, SECONDARY } = brand.colors;
      const logo = (path: string | null) => path && assetReference(path);
      return {
        title: brand.name,
        colors: {
          background: BACKGROUND ?? null,
          text: TEXT ?? null,
          accent: ACCENT ?? null,
          secondary: SECONDARY ?? null,
        },
        fonts: { heading: brand.heading_font, body: brand.body_font },
        logos: { light: logo(brand.light_logo), dark: logo(brand.dark_logo), mark: logo(brand.mark_logo) },
        tone: brand.tone,
        words_to_use: brand.words_to_use,
        words_to_avoid: brand.words_to_avoid,
        claims: brand.claims,
        call_to_action: brand.call_to_action,
      };
    },
  };
}
