import { describeFields } from '../fields/describe-fields.ts';
import type { Model } from '../models/define-model.ts';
import type { UnitListed } from '../models/model-price.ts';
import { builder } from './builder.ts';
import { FieldType } from './fields.ts';
import { ModelKind } from './generations.ts';

const BilledUnit = builder.enumType('BilledUnit', {
  description: 'What a model is billed by.',
  values: {
    IMAGE: { value: 'image', description: 'One picture, whatever its size.' },
    MEGAPIXEL: { value: 'megapixel', description: 'A million pixels of the picture that is made.' },
    SECOND: { value: 'second', description: 'A second of work.' },
    MILLION_TOKENS_READ: { value: 'million-tokens-read', description: 'A million tokens of the prompt.' },
    MILLION_TOKENS_WRITTEN: { value: 'million-tokens-written', description: 'A million tokens of the answer.' },
  } satisfies Record<string, { value: UnitListed['unit']; description: string }>,
});

const ListedPriceType = builder.objectRef<UnitListed>('ListedPrice').implement({
  description: 'The price of one thing that a model is billed by, with its source and date.',
  fields: (t) => ({
    amount: t.expose('amount', { description: 'USD, exact, to six places.', type: 'Decimal' }),
    unit: t.expose('unit', { description: 'The unit of `amount`.', type: BilledUnit }),
    source: t.exposeString('source', { description: 'Who says so.' }),
    asOf: t.field({
      description: 'The date of the source.',
      type: 'DateTime',
      resolve: ({ asOf }) => new Date(asOf),
    }),
  }),
});

const ModelType = builder.objectRef<Model>('Model').implement({
  description: 'A model of any kind.',
  fields: (t) => ({
    id: t.exposeString('id', {
      description:
        'By which it is chosen in a node and told of in a generation; an endpoint of fal, where it has one for itself.',
    }),
    kind: t.expose('kind', { description: 'What it is for.', type: ModelKind }),
    name: t.exposeString('name', { description: 'For people, such as `Gemini 3.8 Flash`.' }),
    description: t.exposeString('description', { description: 'What it is good for, for people.' }),
    prices: t.field({
      description: 'By the provider’s list, when this version was made: of each thing that is billed.',
      type: [ListedPriceType],
      resolve: ({ prices }) => [...prices],
    }),
    parameters: t.field({
      description: 'The parameters it takes.',
      type: [FieldType],
      resolve: (model) => describeFields(model.parameters),
    }),
  }),
});

builder.queryField('models', (t) =>
  t.field({
    type: [ModelType],
    authScopes: { public: true },
    description:
      'The models on offer, of one kind or of all. Where a node leaves the choice to the server, those of its kind are asked in this order, unless the operator has set another.',
    args: { kind: t.arg({ type: ModelKind, description: 'Only those for this.' }) },
    resolve: (_, { kind }, { models }) => models.filter((model) => !kind || model.kind === kind),
  }),
);
