import { describeFields } from '../fields/describe-fields.ts';
import type { ImageModel, ModelPrice } from '../models/define-model.ts';
import { builder } from './builder.ts';
import { FieldType } from './fields.ts';

const ModelPriceType = builder.objectRef<ModelPrice>('ModelPrice').implement({
  description: 'What one unit costs, and who said so when.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal' }),
    currency: t.string({ resolve: () => 'USD' }),
    unit: t.exposeString('unit', { description: '`image` or `megapixel`.' }),
    source: t.exposeString('source'),
    asOf: t.field({ type: 'DateTime', resolve: (price) => new Date(price.asOf) }),
  }),
});

const ImageModelType = builder.objectRef<ImageModel>('ImageModel').implement({
  description: 'A model that makes or edits pictures.',
  fields: (t) => ({
    endpoint: t.exposeString('endpoint', {
      description: "fal's endpoint; the value of an image model node's `model`.",
    }),
    name: t.exposeString('name'),
    description: t.exposeString('description'),
    editsImage: t.exposeBoolean('editsImage', { description: 'It needs a picture to start from.' }),
    maxImages: t.exposeInt('maxImages', {
      description: 'How many pictures it takes to start from, at most; 0 where it draws from words alone.',
    }),
    takesPrompt: t.exposeBoolean('takesPrompt'),
    sizeGivenAs: t.exposeString('sizeGivenAs', {
      description: '`image_size` or `aspect_ratio`: how the provider is told. Clients always give `aspect_ratio`.',
    }),
    price: t.expose('price', { type: ModelPriceType }),
    parameters: t.field({
      type: [FieldType],
      description: 'The parameters it takes.',
      resolve: (model) => describeFields(model.parameters),
    }),
  }),
});

builder.queryField('imageModels', (t) =>
  t.field({
    type: [ImageModelType],
    authScopes: { public: true },
    description: 'The image models on offer.',
    resolve: (_, __, context) => [...context.imageModels],
  }),
);
