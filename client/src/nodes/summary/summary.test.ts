import { expect, it } from 'vitest';
import { createCatalogue } from '../../graph/catalogue/catalogue.ts';
import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';
import { summarize } from './summary.ts';

function field(name: string, kind: Field['kind'], more: Partial<Field> = {}): Field {
  return {
    __typename: 'Field',
    name,
    label: name,
    help: null,
    kind,
    placeholder: null,
    isRequired: false,
    default: null,
    minimum: null,
    maximum: null,
    step: null,
    maxLength: null,
    options: [],
    linkField: null,
    ratioField: null,
    partOf: null,
    onlyWith: null,
    ...more,
  };
}

function typeWith(...fields: Field[]): NodeType {
  return {
    __typename: 'NodeType',
    name: 'TEXT_INPUT',
    title: 'Any',
    description: '',
    category: 'INPUT',
    icon: 'box',
    inputs: [],
    outputs: [],
    gives: [],
    defaultConfig: { sort: 'hot' },
    fields,
  };
}

const options = [
  { __typename: 'FieldOption' as const, value: 'hot', label: 'Hot' },
  { __typename: 'FieldOption' as const, value: '4:5', label: 'Portrait' },
];
const numbers = ['1', '4'].map((value) => ({ __typename: 'FieldOption' as const, value, label: value }));
const catalogue = createCatalogue({
  models: [],
  uploadLimits: { __typename: 'UploadLimits', contentTypes: [], maxBytes: 0, maxPixels: 0 },
  nodeTypes: [],
  imageModels: [
    {
      __typename: 'ImageModel',
      endpoint: 'maker/one',
      name: 'One',
      description: '',
      editsImage: false,
      maxImages: 0,
      takesPrompt: true,
      sizeGivenAs: 'ASPECT_RATIO',
      price: { __typename: 'ModelPrice', amount: '0.003', currency: 'USD', unit: 'IMAGE', source: '', asOf: '' },
      parameters: [
        field('aspect', 'SELECT', { options, default: '4:5' }),
        field('steps', 'SELECT', { label: 'Steps', options: numbers, default: '4' }),
        field('images', 'INTEGER', { label: 'Images', default: 1 }),
        field('seed', 'INTEGER', { label: 'Seed' }),
      ],
    },
  ],
});

it('tells a text, a choice and a default in few words', () => {
  const type = typeWith(field('value', 'TEXTAREA', { placeholder: 'Write' }), field('sort', 'SELECT', { options }));
  expect(summarize({ type, config: { value: 'Hi' }, catalogue })).toMatchObject({
    excerpt: { text: 'Hi', isTemplate: false },
    facts: ['Hot'],
  });
  expect(summarize({ type, config: {}, catalogue }).excerpt).toMatchObject({ text: '', placeholder: 'Write' });
});

it('tells a model by its name, its choices, and what was set of the rest', () => {
  const type = typeWith(field('model', 'MODEL'), field('parameters', 'MODEL_PARAMETERS'));
  const config = { model: 'maker/one', parameters: { images: 3, other: 7 } };
  expect(summarize({ type, config, catalogue }).facts).toEqual(['One', 'Portrait', '4 steps', '3 images']);
});

it('counts in words, and one as one', () => {
  const type = typeWith(field('model', 'MODEL'), field('parameters', 'MODEL_PARAMETERS'));
  const config = { model: 'maker/one', parameters: { images: 1, steps: '1', seed: 42 } };
  expect(summarize({ type, config, catalogue }).facts).toEqual(['One', 'Portrait', '1 step', '1 image', 'Seed 42']);
});

it('knows an uploaded picture from a link to one', () => {
  const type = typeWith(field('asset_id', 'IMAGE', { linkField: 'link' }), field('link', 'TEXT'));
  const link = 'https://example.com/a.png';
  expect(summarize({ type, config: { link }, catalogue }).image).toEqual({ url: link });
  expect(summarize({ type, config: { asset_id: 'a1', link }, catalogue }).image).toEqual({
    assetId: 'a1',
  });
  expect(summarize({ type, config: {}, catalogue })).toMatchObject({ image: null, hasImageField: true });
});

it('leaves out what has no say as the node is set', () => {
  const onlyWith = { __typename: 'OnlyWith' as const, field: 'what', preset: 'describe', values: ['ask'] };
  const type = typeWith(field('question', 'TEXT', { onlyWith }));
  const excerptOf = (config: Record<string, unknown>) => summarize({ type, config, catalogue });
  expect(excerptOf({ question: 'Red?' })).toEqual(excerptOf({}));
  expect(excerptOf({ what: 'ask', question: 'Red?' })).not.toEqual(excerptOf({ what: 'ask' }));
});

it('shows the texts that a node is about, and counts by their name those beside them', () => {
  const own = field('texts', 'TEXT_LIST', { isRequired: true });
  const avoid = field('avoid', 'TEXT_LIST', { label: 'Words to avoid', placeholder: 'cheap' });
  const summaryOf = (config: object) => summarize({ type: typeWith(own, avoid), config: { ...config }, catalogue });
  expect(summaryOf({ texts: ['a', 'b'], avoid: ['x'] })).toMatchObject({
    excerpt: { text: 'a\nb' },
    facts: ['2 texts', 'Words to avoid: 1'],
  });
  expect(summarize({ type: typeWith(avoid), config: {}, catalogue })).toMatchObject({ excerpt: null, facts: [] });
});
