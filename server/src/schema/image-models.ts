import { describeFields } from '../fields/describe-fields.ts';
import type { ImageModel } from '../models/define-model.ts';
import type { ModelPrice } from '../models/model-price.ts';
import { builder } from './builder.ts';
import { FieldType } from './fields.ts';

const PriceUnit = builder.enumType('PriceUnit', {
  description: 'What a price is for one of.',
  values: {
    IMAGE: { value: 'image', description: 'One picture, whatever its size.' },
    MEGAPIXEL: { value: 'megapixel', description: 'A million pixels of the picture that is made.' },
  } satisfies Record<string, { value: ModelPrice['unit']; description: string }>,
});

const Currency = builder.enumType('Currency', {
  description: 'In which money a price is.',
  values: { USD: { description: 'US dollars. All money of this API is in them.' } },
});

const SizeParameter = builder.enumType('SizeParameter', {
  description: 'The name by which a provider is told how large a picture is to be.',
  values: {
    IMAGE_SIZE: { value: 'image_size', description: '`image_size`: width and height, or a named size.' },
    ASPECT_RATIO: { value: 'aspect_ratio', description: '`aspect_ratio`, such as `4:5`.' },
  } satisfies Record<string, { value: ImageModel['sizeGivenAs']; description: string }>,
});

const ModelPriceType = builder.objectRef<ModelPrice>('ModelPrice').implement({
  description: 'What one unit costs, and who said so when.',
  fields: (t) => ({
    amount: t.expose('amount', { description: 'Exact, to six places.', type: 'Decimal' }),
    currency: t.field({ type: Currency, description: 'In which money `amount` is.', resolve: () => 'USD' as const }),
    unit: t.expose('unit', { type: PriceUnit, description: 'What `amount` is for one of.' }),
    source: t.exposeString('source', { description: 'The page that says so.' }),
    asOf: t.field({
      description: 'The day on which it said so.',
      type: 'DateTime',
      resolve: (price) => new Date(price.asOf),
    }),
  }),
});

const ImageModelType = builder.objectRef<ImageModel>('ImageModel').implement({
  description: 'A model that makes or edits pictures.',
  fields: (t) => ({
    endpoint: t.exposeString('endpoint', {
      description: "fal's endpoint; the value of an image model node's `model`.",
    }),
    name: t.exposeString('name', { description: 'For people, such as `FLUX Schnell`.' }),
    description: t.exposeString('description', { description: 'What it is good for, for people.' }),
    editsImage: t.exposeBoolean('editsImage', { description: 'It needs a picture to start from.' }),
    maxImages: t.exposeInt('maxImages', {
      description: 'How many pictures it takes to start from, at most; 0 where it draws from words alone.',
    }),
    takesPrompt: t.exposeBoolean('takesPrompt', {
      description: 'It reads words; one that does not only varies the picture it is given.',
    }),
    sizeGivenAs: t.expose('sizeGivenAs', {
      type: SizeParameter,
      description: 'How the provider is told. Clients always give `aspect_ratio`.',
    }),
    price: t.expose('price', {
      description: 'By the provider’s list, when this version was made.',
      type: ModelPriceType,
    }),
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
