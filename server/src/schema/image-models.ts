import { describeFields } from '../fields/describe-fields.ts';
import type { ImageModel } from '../models/define-model.ts';
import type { ModelPrice } from '../models/model-price.ts';
import { builder } from './builder.ts';
import { FieldType } from './fields.ts';

const PriceUnit = builder.enumType('PriceUnit', {
  description: 'The unit of a price.',
  values: {
    IMAGE: { value: 'image', description: 'One picture, whatever its size.' },
    MEGAPIXEL: { value: 'megapixel', description: 'A million pixels of the picture that is made.' },
  } satisfies Record<string, { value: ModelPrice['unit']; description: string }>,
});

const Currency = builder.enumType('Currency', {
  description: 'The currency of a price.',
  values: { USD: { description: 'US dollars. All money in this API is in USD.' } },
});

const SizeParameter = builder.enumType('SizeParameter', {
  description: 'The parameter with which a provider takes the image size.',
  values: {
    IMAGE_SIZE: { value: 'image_size', description: '`image_size`: width and height, or a named size.' },
    ASPECT_RATIO: { value: 'aspect_ratio', description: '`aspect_ratio`, such as `4:5`.' },
  } satisfies Record<string, { value: ImageModel['sizeGivenAs']; description: string }>,
});

const ModelPriceType = builder.objectRef<ModelPrice>('ModelPrice').implement({
  description: 'The price of one unit, with its source and date.',
  fields: (t) => ({
    amount: t.expose('amount', { description: 'Exact, to six places.', type: 'Decimal' }),
    currency: t.field({ type: Currency, description: 'The currency of `amount`.', resolve: () => 'USD' as const }),
    unit: t.expose('unit', { type: PriceUnit, description: 'The unit of `amount`.' }),
    source: t.exposeString('source', { description: 'The source’s page.' }),
    asOf: t.field({
      description: 'The date of the source.',
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
      description: 'How many input images it takes, at most; 0 if it only takes a prompt.',
    }),
    takesPrompt: t.exposeBoolean('takesPrompt', {
      description: 'It takes a prompt; a model without one only varies the image it is given.',
    }),
    sizeGivenAs: t.expose('sizeGivenAs', {
      type: SizeParameter,
      description: 'How the provider takes the size. Clients always pass `aspect_ratio`.',
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
