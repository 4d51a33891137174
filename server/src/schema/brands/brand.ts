import {
  type BrandClaim as Claim,
  brandColorRoles,
  type BrandColorRole as Role,
} from '@visualadgen/compose/brand/brand.ts';
import { countBrands, listBrands, mostBrandUses } from '../../store/brands.ts';
import type { BrandRow } from '../../store/tables.ts';
import { Asset } from '../assets.ts';
import { builder } from '../builder.ts';
import { rowId } from '../ids.ts';
import { resolvePage } from '../paging.ts';
import { Workflow } from '../workflows.ts';

const roles: Record<Role, string> = {
  BACKGROUND: 'The ground of ads.',
  TEXT: 'Words on the ground.',
  ACCENT: 'Buttons, prices and ornaments.',
  SECONDARY: 'A second color beside the accent.',
};

export const BrandColorRole = builder.enumType('BrandColorRole', {
  description: 'What a color of a brand is for.',
  values: Object.fromEntries(brandColorRoles.map((role) => [role, { description: roles[role] }])) as Record<
    Role,
    { description: string }
  >,
});

export const BrandColor = builder.objectRef<{ role: Role; hex: string }>('BrandColor').implement({
  description: 'A color of a brand.',
  fields: (t) => ({
    role: t.expose('role', { type: BrandColorRole, description: 'What it is for.' }),
    hex: t.exposeString('hex', { description: 'As `#rrggbb`.' }),
  }),
});

type FontsOfBrand = Pick<BrandRow, 'heading_font' | 'body_font'> &
  Partial<Pick<BrandRow, 'heading_font_id' | 'body_font_id'>>;

export const BrandFonts = builder.objectRef<FontsOfBrand>('BrandFonts').implement({
  description: 'The fonts of a brand: families by their names, and what was uploaded for it, which goes before these.',
  fields: (t) => ({
    heading: t.exposeString('heading_font', { nullable: true, description: 'Of headlines; null where none is set.' }),
    body: t.exposeString('body_font', { nullable: true, description: 'Of the rest; null where none is set.' }),
  }),
});

const logo = (id: string | null, load: (id: string) => Promise<typeof Asset.$inferType | null>) =>
  id === null ? null : load(id);

const BrandLogos = builder.objectRef<BrandRow>('BrandLogos').implement({
  description: 'The logos of a brand.',
  fields: (t) => ({
    light: t.field({
      type: Asset,
      nullable: true,
      description: 'For light grounds; null where none is set.',
      resolve: ({ light_logo_id: id }, _, { loaders }) => logo(id, (one) => loaders.assets.load(one)),
    }),
    dark: t.field({
      type: Asset,
      nullable: true,
      description: 'For dark grounds; null where none is set.',
      resolve: ({ dark_logo_id: id }, _, { loaders }) => logo(id, (one) => loaders.assets.load(one)),
    }),
    mark: t.field({
      type: Asset,
      nullable: true,
      description: 'The sign alone, for where there is little room; null where none is set.',
      resolve: ({ mark_logo_id: id }, _, { loaders }) => logo(id, (one) => loaders.assets.load(one)),
    }),
  }),
});

const BrandClaim = builder.objectRef<Claim>('BrandClaim').implement({
  description: 'Words that may be said only with their note.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The words.' }),
    note: t.exposeString('note', { description: 'What must stand beside them, as small print.' }),
  }),
});

export const Brand = builder.objectRef<BrandRow>('Brand');

builder.node(Brand, {
  description: 'How somebody looks and speaks, once for all their ads.',
  id: { resolve: (brand) => brand.id },
  loadOne: (id, { loaders }) => loaders.brands.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For people; several may have the same.' }),
    colors: t.field({
      type: [BrandColor],
      description: 'Those that are set, each role at most once.',
      resolve: ({ colors }) => inOrder(colors),
    }),
    fonts: t.field({ type: BrandFonts, description: 'Its fonts.', resolve: (brand) => brand }),
    logos: t.field({ type: BrandLogos, description: 'Its logos.', resolve: (brand) => brand }),
    tone: t.exposeString('tone', { description: 'How it speaks; empty where nothing is said of it.' }),
    wordsToUse: t.exposeStringList('words_to_use', { description: 'Words that it likes to use.' }),
    wordsToAvoid: t.exposeStringList('words_to_avoid', { description: 'Words that it never uses.' }),
    claims: t.expose('claims', { type: [BrandClaim], description: 'What it may say only with a note.' }),
    callToAction: t.exposeString('call_to_action', {
      description: 'Of ads that have none of their own; empty where none is set.',
    }),
    version: t.exposeInt('version', {
      description: 'Rises by one with each change; pass the one you read to `updateBrand`.',
    }),
    createdAt: t.expose('created_at', { description: 'When it was made.', type: 'DateTime' }),
    updatedAt: t.expose('updated_at', { description: 'When it was last changed.', type: 'DateTime' }),
    usedBy: t.field({
      type: [Workflow],
      description: `The workflows that use it as they are saved, the last changed first: at most ${mostBrandUses}.`,
      resolve: async ({ id }, _, { loaders }) => {
        const uses = await loaders.usesOfBrand.load(id);
        const workflows = await loaders.workflows.loadMany(uses.map(({ workflow_id: workflow }) => workflow));
        return workflows.flatMap((workflow) => {
          if (workflow instanceof Error) throw workflow;
          return workflow ?? [];
        });
      },
    }),
  }),
});

builder.queryFields((t) => ({
  brand: t.field({
    type: Brand,
    nullable: true,
    authScopes: { read: true },
    description: 'One brand by its id; null where none of yours has it.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, args, { loaders }) => {
      const id = rowId('Brand', args.id);
      return id ? loaders.brands.load(id) : null;
    },
  }),
  brands: t.connection(
    {
      type: Brand,
      authScopes: { read: true },
      description: 'Your brands, the last changed first.',
      args: { search: t.arg.string({ description: 'Part of a name.' }) },
      resolve: (_, { search, ...page }, { asViewer }) =>
        resolvePage(
          page,
          (request) => asViewer((db) => listBrands(db, request, search ?? undefined)),
          () => asViewer((db) => countBrands(db, search ?? undefined)),
        ),
    },
    { name: 'BrandConnection' },
    { name: 'BrandConnectionEntry' },
  ),
}));

/** By their roles, in the order of these. */
export function inOrder(colors: Partial<Record<Role, string>>): { role: Role; hex: string }[] {
  return brandColorRoles.flatMap((role) => {
    const hex = colors[role];
    return hex === undefined ? [] : [{ role, hex }];
  });
}
