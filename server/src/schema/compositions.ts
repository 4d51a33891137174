import { type CheckName, checkNames, type CheckUnit, checkUnits } from '@visualadgen/compose/checks/check.ts';
import { openChecks, waivedChecks, type Waiver } from '@visualadgen/compose/checks/check-keys.ts';
import { type TextPart, textParts } from '@visualadgen/compose/drawing/drawing.ts';
import { findLayout } from '@visualadgen/compose/layouts/index.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import type { StoredComposition } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import { PicturePiece } from './picture-origins.ts';
import { CompositionLayout, CompositionPart, PlacementType } from './placements.ts';

/* How an image was put together, and what was measured on it. */

const CompositionText = builder.objectRef<{ part: TextPart; text: string }>('CompositionText').implement({
  description: 'A text of a composition.',
  fields: (t) => ({
    part: t.expose('part', { type: CompositionPart, description: 'What it is in it.' }),
    text: t.exposeString('text', { description: 'As it was given; see `checks` for what of it has no room.' }),
  }),
});

const AssetComposition = builder.objectRef<StoredComposition>('AssetComposition').implement({
  description: 'How an image was put together.',
  fields: (t) => ({
    layoutName: t.exposeString('layout', { description: 'The name of its layout.' }),
    layout: t.field({
      type: CompositionLayout,
      nullable: true,
      description: 'Its layout; null where there is none of that name any more.',
      resolve: ({ layout }) => findLayout(layout) ?? null,
    }),
    placementId: t.string({ description: 'The id of its placement.', resolve: ({ placement }) => placement.id }),
    placement: t.field({
      type: PlacementType,
      nullable: true,
      description: 'What it was made for; null where there is no such placement any more.',
      resolve: ({ placement }) => findPlacement(placement.id),
    }),
    texts: t.field({
      type: [CompositionText],
      description: 'Its words.',
      resolve: ({ words }) =>
        textParts.flatMap((part) => {
          const text = words[part];
          return text === undefined ? [] : [{ part, text }];
        }),
    }),
  }),
});

const names: Record<CheckName, string> = {
  COVERED_AREA: 'How much of a text or the logo the app covers by its own controls: a share, which should be 0.',
  CONTRAST: 'How well a text is read on what is behind it: a ratio, at least 4.5, or 3 for large type.',
  TYPE_SIZE: 'How large a text is where it is shown: CSS pixels, at least 9.',
  LOGO_SIZE: 'How high the logo is where it is shown: CSS pixels, at least 10.',
  TEXT_LIMIT: 'How many characters a text has, of those that the app shows beside the image.',
  TEXT_MISSING: 'Whether a text that the layout is made for is there: its characters, at least 1.',
  TEXT_LEFT_OUT: 'How much of a text is shown, where there was no room for all of it: a share, which should be 1.',
  SIGN_MISSING: 'How many signs of a text no font has, so that they are drawn as boxes.',
  FONT_MISSING: 'How many of the brand’s uploaded fonts were not there any more, so that another one was used: 0.',
  PICTURE_ENLARGED: 'How many times as large as it is a picture is drawn: at most 1.',
  WORD_AVOIDED: 'How often a text uses a word that the brand avoids: 0; one for each word and text.',
  CLAIM_NOTE: 'How many notes stand beside a claim of the brand that needs one: 1.',
  MOVE_LIMITED: 'How much of a move, asked for in this placement alone, the layout grants: a share, which should be 1.',
  SCALE_LIMITED:
    'How many times as large as usual something is, where another size was asked for in this placement alone.',
  FILE_SIZE: 'How heavy the file is: bytes, at most as many as the placement takes.',
};
const units: Record<CheckUnit, string> = {
  RATIO: 'So many to 1.',
  CSS_PIXELS: 'Pixels as web pages count them, where the ad is shown.',
  SHARE: 'From 0 to 1.',
  CHARACTERS: 'As people count them.',
  SIGNS: 'Different signs.',
  FONTS: 'Of the brand.',
  TIMES: 'A factor.',
  BYTES: 'Of the stored file.',
  WORDS: 'Of a text.',
  NOTES: 'Of a brand’s claims.',
};

const describe = <Name extends string>(all: readonly Name[], described: Record<Name, string>) =>
  Object.fromEntries(all.map((name) => [name, { description: described[name] }])) as Record<
    Name,
    { description: string }
  >;

const AssetCheckName = builder.enumType('AssetCheckName', {
  description: 'What is measured on a composition.',
  values: describe(checkNames, names),
});

const AssetCheckUnit = builder.enumType('AssetCheckUnit', {
  description: 'What a check is measured in.',
  values: describe(checkUnits, units),
});

const CheckWaiver = builder.objectRef<Waiver>('CheckWaiver').implement({
  description: 'Why a check that has not passed may stay so.',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: 'In the words of who waived it.' }),
    waivedBy: t.exposeString('by', { description: 'Who waived it, by the name or address that they had then.' }),
    waivedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
  }),
});

const AssetCheck = builder.objectRef<ReturnType<typeof waivedChecks>[number]>('AssetCheck').implement({
  description: 'A fact about a composition, with its measure.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'What tells it from the others of its image, such as `CONTRAST:headline`: for `waiveCheck`.',
    }),
    waiver: t.expose('waiver', {
      type: CheckWaiver,
      nullable: true,
      description: 'Why it is let be; null where it has passed or still stands open.',
    }),
    name: t.expose('name', { type: AssetCheckName, description: 'What was measured.' }),
    isPassed: t.exposeBoolean('isPassed', { description: 'The measure is within its limit.' }),
    part: t.expose('part', {
      type: CompositionPart,
      nullable: true,
      description: 'The text or picture it was measured on; null for the whole.',
    }),
    measure: t.exposeFloat('measure', { description: 'What was measured, in `unit`.' }),
    limit: t.exposeFloat('limit', { description: 'What it should be at least or at most.' }),
    unit: t.expose('unit', { type: AssetCheckUnit, description: 'Of `measure` and `limit`.' }),
    area: t.field({
      type: PicturePiece,
      nullable: true,
      description: 'Where it is; null for what has no place.',
      resolve: ({ box }) =>
        box && {
          left: Math.round(box.x),
          top: Math.round(box.y),
          width: Math.round(box.width),
          height: Math.round(box.height),
        },
    }),
    message: t.exposeString('message', { description: 'One sentence for people.' }),
  }),
});

builder.objectFields(Asset, (t) => ({
  composition: t.expose('composition', {
    type: AssetComposition,
    nullable: true,
    description: 'How it was put together; null for what was not.',
  }),
  checks: t.field({
    type: [AssetCheck],
    description: 'What was measured on it for its placement, passed or not. Empty for what is no composition.',
    resolve: ({ checks, waivers }) => waivedChecks(checks ?? [], waivers ?? []),
  }),
  openCheckCount: t.int({
    description: 'How many of its `checks` have neither passed nor been waived.',
    resolve: ({ checks, waivers }) => openChecks(checks ?? [], waivers ?? []).length,
  }),
}));
