import { describeFields } from '../fields/describe-fields.ts';
import type { Model } from '../models/define-model.ts';
import { estimateModelCost } from '../models/estimate-cost.ts';
import { type Editing, editingModels, editingOf } from '../models/editing.ts';
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

const ModelEditing = builder.objectRef<{ model: Model; editing: Editing }>('ModelEditing').implement({
  description: 'What a model makes of one picture, by `editImage`.',
  fields: (t) => ({
    title: t.string({
      description: 'What it is called where people choose, such as `Seedream 4 Edit` or `Cut out`.',
      resolve: ({ editing }) => editing.title,
    }),
    takesPrompt: t.boolean({
      description: 'It is told in words what to change; otherwise `prompt` must be left out.',
      resolve: ({ editing }) => editing.takesPrompt,
    }),
    maxVariants: t.int({
      description: 'How many variants it makes at once, at most.',
      resolve: ({ editing }) => editing.mostVariants,
    }),
    takesSeed: t.boolean({ description: 'It takes a seed.', resolve: ({ editing }) => editing.takesSeed }),
    estimatedCost: t.field({
      type: 'Decimal',
      description:
        'USD for one variant by the listed price, with its default parameters: at most, where it depends on the picture.',
      resolve: ({ model }) => estimateModelCost(model, { parameters: {} }),
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
    editing: t.field({
      type: ModelEditing,
      nullable: true,
      description: 'What it makes of a picture by `editImage`; null for one that edits none.',
      resolve: (model) => {
        const editing = editingOf(model);
        return editing && { model, editing };
      },
    }),
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
    args: {
      kind: t.arg({ type: ModelKind, description: 'Only those for this.' }),
      editsImages: t.arg.boolean({
        description:
          'Only those that edit a picture by `editImage`, the one first that is taken where none is named; or only the others.',
      }),
    },
    resolve: (_, { kind, editsImages }, { models }) => {
      const offered = editsImages === true ? editingModels : models;
      const isOffered = (model: Model) => editsImages !== false || editingOf(model) === null;
      return offered.filter((model) => (!kind || model.kind === kind) && isOffered(model));
    },
  }),
);
