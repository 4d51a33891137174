import { placements } from '@visualadgen/compose/placements/catalogue.ts';
import {
  type CoveredArea,
  coveredAreas,
  fileTypes,
  type Placement,
} from '@visualadgen/compose/placements/placement.ts';
import { layouts } from '@visualadgen/compose/layouts/index.ts';
import type { Layout } from '@visualadgen/compose/layouts/layout.ts';
import { type PicturePart, pictureParts, type TextPart, textParts } from '@visualadgen/compose/drawing/drawing.ts';
import { builder } from './builder.ts';

/* What compositions are made for, and how they may look. */

const FileType = builder.enumType('ImageFileType', {
  description: 'A type of image files.',
  values: Object.fromEntries(fileTypes.map((type) => [type, { description: `${type} files.` }])) as Record<
    (typeof fileTypes)[number],
    { description: string }
  >,
});

const CoveredSide = builder.enumType('CoveredSide', {
  description: 'An edge of an image.',
  values: {
    TOP: { description: 'The upper edge.' },
    RIGHT: { description: 'The right edge.' },
    BOTTOM: { description: 'The lower edge.' },
    LEFT: { description: 'The left edge.' },
  } satisfies Record<CoveredArea['side'], { description: string }>,
});

const CoveredAreaType = builder.objectRef<CoveredArea>('CoveredArea').implement({
  description: 'A part of an image over which the app draws its own controls, in pixels from the upper left corner.',
  fields: (t) => ({
    side: t.expose('side', { type: CoveredSide, description: 'The edge that it is at.' }),
    left: t.exposeInt('x', { description: 'Pixels from the left edge.' }),
    top: t.exposeInt('y', { description: 'Pixels from the upper edge.' }),
    width: t.exposeInt('width', { description: 'Pixels.' }),
    height: t.exposeInt('height', { description: 'Pixels.' }),
  }),
});

export const PlacementType = builder.objectRef<Placement>('Placement').implement({
  description: 'A place where an ad is shown, and what it takes.',
  fields: (t) => ({
    id: t.exposeString('id', {
      description:
        'The value of a composition node’s `placements`, such as `meta_story`; a size of your own is `1200x400`.',
    }),
    title: t.exposeString('title', { description: 'For people, such as `Story`.' }),
    channel: t.exposeString('channel', { description: 'The app or network, for people.' }),
    width: t.exposeInt('width', { description: 'Pixels.' }),
    height: t.exposeInt('height', { description: 'Pixels.' }),
    shownWidth: t.exposeInt('shownWidth', {
      description: 'How wide it is shown, in CSS pixels: what sizes of type are measured by.',
    }),
    coveredAreas: t.field({
      type: [CoveredAreaType],
      description: 'What the app covers by its own controls: no words belong there.',
      resolve: (placement) => coveredAreas(placement),
    }),
    fileTypes: t.field({
      type: [FileType],
      description: 'The file types that are taken.',
      resolve: (placement) => [...placement.fileTypes],
    }),
    maxBytes: t.exposeInt('maxBytes', { nullable: true, description: 'Of the heaviest file; null for no limit.' }),
    headlineLimit: t.int({
      nullable: true,
      description: 'The most characters of a headline beside the image; null for no limit.',
      resolve: ({ textLimits }) => textLimits.headline,
    }),
    bodyLimit: t.int({
      nullable: true,
      description: 'The most characters of the text beside the image; null for no limit.',
      resolve: ({ textLimits }) => textLimits.body,
    }),
    source: t.string({
      nullable: true,
      description: 'The page where this was read; null for a size of your own.',
      resolve: ({ source }) => source?.url ?? null,
    }),
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was read there.',
      resolve: ({ source }) => (source ? new Date(source.readAt) : null),
    }),
  }),
});

builder.queryField('placements', (t) =>
  t.field({
    type: [PlacementType],
    authScopes: { public: true },
    description: 'Where ads are shown, and what each place takes: the sizes that compositions are made in.',
    resolve: () => [...placements],
  }),
);

const texts: Record<TextPart, string> = {
  headline: 'The headline; of a quote, what was said.',
  body: 'The text under it.',
  call_to_action: 'What is on the button.',
  price: 'The price.',
  old_price: 'The price before.',
  attribution: 'Who said it.',
  before_label: 'The label of the first picture.',
  after_label: 'The label of the second picture.',
  small_print: 'What must be said beside it, small.',
};
const pictures: Record<PicturePart, string> = {
  image: 'The picture.',
  second_image: 'The second picture.',
  logo: 'The logo.',
};
const parts = { ...texts, ...pictures };

/** Enum values of the API are in capitals. */
const valuesOf = <Part extends string>(names: readonly Part[], described: Record<Part, string>) =>
  Object.fromEntries(
    names.map((name) => [name.toUpperCase(), { value: name, description: described[name] }]),
  ) as Record<string, { value: Part; description: string }>;

export const CompositionPart = builder.enumType('CompositionPart', {
  description: 'A text or a picture of a composition.',
  values: valuesOf([...textParts, ...pictureParts], parts),
});

export const CompositionLayout = builder.objectRef<Layout>('CompositionLayout').implement({
  description: 'A way to put pictures and words together.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The value of a composition node’s `layout`.' }),
    title: t.exposeString('title', { description: 'For people.' }),
    description: t.exposeString('description', { description: 'What it looks like, for people.' }),
    texts: t.field({
      type: [CompositionPart],
      description: 'The texts that it shows.',
      resolve: (layout) => [...layout.texts],
    }),
    pictures: t.field({
      type: [CompositionPart],
      description: 'The pictures that it needs.',
      resolve: (layout) => [...layout.needs],
    }),
  }),
});

builder.queryField('compositionLayouts', (t) =>
  t.field({
    type: [CompositionLayout],
    authScopes: { public: true },
    description: 'The layouts of compositions.',
    resolve: () => [...layouts],
  }),
);
