import type { FontFamily } from '@visualadgen/compose/fonts/families.ts';
import { fontLimits } from '@visualadgen/compose/fonts/own-font.ts';
import { scripts, type Script } from '@visualadgen/compose/text/script.ts';
import { countFonts, listFonts } from '../../store/fonts.ts';
import type { FontRow } from '../../store/tables.ts';
import { absoluteLink } from '../assets.ts';
import { builder } from '../builder.ts';
import { resolvePage } from '../paging.ts';
import { Brand, BrandFonts } from './brand.ts';

/* Fonts that people upload for their brands. */

const described: Record<Script, string> = {
  LATIN: 'As English, Polish and Vietnamese are written.',
  CYRILLIC: 'As Ukrainian and Bulgarian are written.',
  GREEK: 'As modern Greek is written.',
  ARABIC: 'As Arabic and Persian are written.',
  HEBREW: 'As Hebrew and Yiddish are written.',
  DEVANAGARI: 'As Hindi and Marathi are written.',
  THAI: 'As Thai is written.',
  KANA: 'Hiragana and katakana, of Japanese.',
  HANGUL: 'Hangul, of Korean.',
  HAN: 'Han, of Chinese and Japanese.',
};
const styles: Record<FontFamily['style'], string> = {
  SANS: 'Without serifs.',
  SERIF: 'With serifs.',
  CONDENSED: 'Narrow.',
  HANDWRITING: 'As written by hand.',
};
const describe = <Name extends string>(names: readonly Name[], texts: Record<Name, string>) =>
  Object.fromEntries(names.map((name) => [name, { description: texts[name] }])) as Record<
    Name,
    { description: string }
  >;

const FontScript = builder.enumType('FontScript', {
  description: 'A script that texts are written in.',
  values: describe(scripts, described),
});
const FontStyle = builder.enumType('FontStyle', {
  description: 'What a font looks like, by which another one is chosen for scripts that it lacks.',
  values: describe(Object.keys(styles) as FontFamily['style'][], styles),
});
const FontFileType = builder.enumType('FontFileType', {
  description: 'What kind of file a font is.',
  values: {
    TTF: { description: 'TrueType.' },
    OTF: { description: 'OpenType with PostScript outlines.' },
    WOFF2: { description: 'Either of the two, packed for the web.' },
  } satisfies Record<FontRow['file_type'], object>,
});

export const Font = builder.objectRef<FontRow>('Font');

builder.node(Font, {
  description: 'A font that you have uploaded, for your brands alone.',
  id: { resolve: (font) => font.id },
  loadOne: (id, { loaders }) => loaders.fonts.load(id),
  fields: (t) => ({
    family: t.exposeString('family', { description: 'What it calls its family.' }),
    styleName: t.exposeString('style_name', { description: 'Which of its family it is, such as `Bold Italic`.' }),
    style: t.expose('style', { type: FontStyle, description: 'What it looks like.' }),
    scripts: t.field({
      type: [FontScript],
      description: 'The scripts that it has all letters of. What it lacks is set in another font.',
      resolve: (font) => scripts.filter((script) => font.scripts.includes(script)),
    }),
    leastWeight: t.exposeInt('least_weight', { description: 'The lightest weight that it has, from 1 to 1000.' }),
    mostWeight: t.exposeInt('most_weight', {
      description: 'The heaviest; the same as the lightest where it is no variable font.',
    }),
    baseline: t.exposeFloat('baseline', {
      description: 'How far below the middle of a line its letters stand, as a share of their size.',
    }),
    fileType: t.expose('file_type', { type: FontFileType, description: 'What kind of file it is.' }),
    byteSize: t.exposeInt('byte_size', { description: 'Of the file, in bytes.' }),
    contentHash: t.exposeString('content_hash', { description: 'Of the file, SHA-256 in hex.' }),
    url: t.field({
      type: 'URL',
      description: 'A signed link to the file as it was sent, good for at least 14 days from now.',
      resolve: ({ path }, _, { loaders, origin }) => absoluteLink(loaders.links.load(path), origin),
    }),
    createdAt: t.expose('created_at', { description: 'When it was uploaded.', type: 'DateTime' }),
    brands: t.field({
      type: [Brand],
      description: 'The brands that are set in it, the last changed first.',
      resolve: async ({ id }, _, { loaders }) => {
        const uses = await loaders.brandsOfFont.load(id);
        const brands = await loaders.brands.loadMany(uses.map(({ brand_id: brand }) => brand));
        return brands.flatMap((brand) => {
          if (brand instanceof Error) throw brand;
          return brand ?? [];
        });
      },
    }),
  }),
});

builder.objectFields(BrandFonts, (t) => ({
  headingFont: t.field({
    type: Font,
    nullable: true,
    description: 'The uploaded font of headlines; null where none is set.',
    resolve: ({ heading_font_id: id }, _, { loaders }) => (id == null ? null : loaders.fonts.load(id)),
  }),
  bodyFont: t.field({
    type: Font,
    nullable: true,
    description: 'The uploaded font of the rest; null where none is set.',
    resolve: ({ body_font_id: id }, _, { loaders }) => (id == null ? null : loaders.fonts.load(id)),
  }),
}));

builder.queryField('fonts', (t) =>
  t.connection(
    {
      type: Font,
      authScopes: { read: true },
      description: `The fonts that you have uploaded, newest first: at most ${fontLimits.fonts}.`,
      resolve: (_, page, { asViewer }) =>
        resolvePage(
          page,
          (request) => asViewer((db) => listFonts(db, request)),
          () => asViewer(countFonts),
        ),
    },
    { name: 'FontConnection' },
    { name: 'FontConnectionEntry' },
  ),
);
