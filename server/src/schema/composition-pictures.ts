import type { PictureLook } from '@visualadgen/compose/picture-look.ts';
import type { Subject } from '@visualadgen/compose/saliency/find-subject.ts';
import { assetReference } from '@visualadgen/graph/values/plain-values.ts';
import { NotFoundError } from './errors.ts';
import { AssetColor } from './asset-facts.ts';
import { builder } from './builder.ts';
import { rowId } from './ids.ts';
import { PicturePiece } from './picture-origins.ts';

/* What layouts look at in a picture, so that whoever draws a composition as it is written draws what the server will draw. */

const PictureTones = builder.objectRef<PictureLook['tones']>('PictureTones').implement({
  description: 'How light an image is, place by place.',
  fields: (t) => ({
    columns: t.exposeInt('columns', { description: 'Places side by side.' }),
    rows: t.exposeInt('rows', { description: 'Places one under the other.' }),
    luminance: t.field({
      type: ['Float'],
      description: 'The relative luminance of each, row by row from the upper left corner: 0 is black, 1 is white.',
      resolve: ({ luminance }) => [...luminance],
    }),
  }),
});

const PicturePoint = builder.objectRef<Subject['focus']>('PicturePoint').implement({
  description: 'A place in an image, in shares of its sides from the upper left corner.',
  fields: (t) => ({
    x: t.exposeFloat('x', { description: 'From 0 to 1.' }),
    y: t.exposeFloat('y', { description: 'From 0 to 1.' }),
  }),
});

const PictureArea = builder.objectRef<NonNullable<Subject['box']>>('PictureArea').implement({
  description: 'A part of an image, in shares of its sides.',
  fields: (t) => ({
    x: t.exposeFloat('x', { description: 'Of its left edge, from 0 to 1.' }),
    y: t.exposeFloat('y', { description: 'Of its upper edge, from 0 to 1.' }),
    width: t.exposeFloat('width', { description: 'From 0 to 1.' }),
    height: t.exposeFloat('height', { description: 'From 0 to 1.' }),
  }),
});

const PictureSubject = builder.objectRef<Subject>('PictureSubject').implement({
  description: 'What an image is of, as far as its colors tell: a guess.',
  fields: (t) => ({
    focus: t.field({
      type: PicturePoint,
      description: 'What stays in view, where nobody chose another place.',
      resolve: ({ focus }) => focus,
    }),
    box: t.field({
      type: PictureArea,
      nullable: true,
      description: 'What words keep off where they can; null where nothing stands out.',
      resolve: ({ box }) => box,
    }),
  }),
});

const CompositionPicture = builder.objectRef<PictureLook>('CompositionPicture').implement({
  description: 'An image as layouts see it.',
  fields: (t) => ({
    piece: t.field({
      type: PicturePiece,
      description:
        'The part of the image that is used, in its pixels: all of it, and of a logo what is not an empty rim.',
      resolve: ({ left, top, width, height }) => ({ left, top, width, height }),
    }),
    isCutOut: t.exposeBoolean('isCutOut', { description: 'A part of it is transparent.' }),
    tones: t.field({
      type: PictureTones,
      description: 'How light it is, place by place.',
      resolve: ({ tones }) => tones,
    }),
    subject: t.field({ type: PictureSubject, description: 'What it is of.', resolve: ({ subject }) => subject }),
    colors: t.field({
      type: [AssetColor],
      description: 'The colors that a composition takes from it where none are set, the one that covers most first.',
      resolve: ({ colors }) => [...colors],
    }),
  }),
});

builder.queryField('compositionPicture', (t) =>
  t.field({
    type: CompositionPicture,
    authScopes: { read: true },
    description: 'What a composition takes into account of an image.',
    args: {
      assetId: t.arg.id({ required: true, description: 'One of yours.' }),
      isLogo: t.arg.boolean({ defaultValue: false, required: true, description: 'It will be the logo.' }),
    },
    resolve: async (_, { assetId, isLogo }, { loaders, lookAtPicture }) => {
      const id = rowId('Asset', assetId);
      const asset = id === null ? null : await loaders.assets.load(id);
      if (!asset) throw new NotFoundError('assetId', 'asset');
      return lookAtPicture(asset.user_id, assetReference(asset.path), { isLogo });
    },
  }),
);
