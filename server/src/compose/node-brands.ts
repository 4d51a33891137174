import type { BrandSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import type { FontFile } from '@visualadgen/compose/fonts/own-font.ts';
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
  /** The id that clients know an uploaded font by. */
  fontGlobalId(id: string): string;
}

/** Brands, for the nodes of their owner's executions. */
export function createNodeBrands({ database, brandRowId, fontGlobalId }: NodeBrandsOptions): NodeBrands {
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
        ...fontFiles({
          heading: fileOf(brand.heading_font_id, brand.heading_title, brand.heading_hash),
          body: fileOf(brand.body_font_id, brand.body_title, brand.body_hash),
        }),
        logos: { light: logo(brand.light_logo), dark: logo(brand.dark_logo), mark: logo(brand.mark_logo) },
        tone: brand.tone,
        words_to_use: brand.words_to_use,
        words_to_avoid: brand.words_to_avoid,
        claims: brand.claims,
        call_to_action: brand.call_to_action,
      };
    },
  };

  function fileOf(id: string | null, title: string | null, hash: string | null): FontFile | null {
    return id !== null && title !== null && hash !== null ? { id: fontGlobalId(id), title, hash } : null;
  }
}

/** Left out where there is none, so that a brand without any is what it was before there were uploads. */
function fontFiles(files: Record<'heading' | 'body', FontFile | null>): Pick<BrandSnapshot, 'font_files'> {
  const { heading, body } = files;
  return heading || body ? { font_files: { ...(heading && { heading }), ...(body && { body }) } } : {};
}
