import { expect, test } from 'vitest';
import type { Field } from '../fields/field.ts';
import type { Graph } from '../graph.ts';
import { node, types as sampleTypes } from '../testing/sample-graph.ts';
import { applyInputs } from './apply-inputs.ts';
import { callAgain, callOf } from './call-of.ts';
import { checkInputs, checkInputsUsed } from './check-inputs.ts';
import { withSet } from './given-lists.ts';
import { findInputField, placesOf, valueOfField } from './input-field.ts';
import type { InputField, InputType } from './input-field.ts';
import { isInputName } from './input-name.ts';
import { nameFrom } from './name-from.ts';
import { outputsOf } from './outputs-of.ts';
import type { WorkflowInput, WorkflowOutput } from './workflow-input.ts';

const field = (name: string, kind: Field['kind'], over: Partial<InputField> = {}): InputField => ({
  name,
  label: name,
  kind,
  default: null,
  minimum: null,
  maximum: null,
  maxLength: null,
  options: [],
  linkField: null,
  ...over,
});
const fields: Record<string, InputField[]> = {
  TEXT: [field('value', 'TEXTAREA', { default: '' })],
  PHOTO: [
    field('asset_id', 'IMAGE', { default: '', linkField: 'image_url' }),
    field('image_url', 'TEXT', { default: '' }),
  ],
  MODEL: [field('model', 'MODEL', { default: 'one' }), field('parameters', 'MODEL_PARAMETERS', { default: {} })],
};
const types = (name: string): (InputType & { category: string }) | undefined => {
  const type = sampleTypes(name);
  return (
    type && {
      ...type,
      category: name === 'OUTPUT' ? 'OUTPUT' : 'INPUT',
      fields: fields[name] ?? [],
      defaultConfig: { value: '', asset_id: '', image_url: '', model: 'one', parameters: {} },
      parametersOf: ({ model }) => (model === 'one' ? [field('num_images', 'INTEGER', { default: 1 })] : []),
    }
  );
};
const input = (over: Partial<WorkflowInput> = {}): WorkflowInput => ({
  name: 'headline',
  label: 'Headline',
  help: null,
  isRequired: false,
  nodeKey: 'a',
  field: 'value',
  ...over,
});
const output = (over: Partial<WorkflowOutput> = {}): WorkflowOutput => ({
  name: 'ads',
  label: 'Ads',
  nodeKey: 'a',
  output: 'text',
  ...over,
});
const graph = (over: Partial<Graph> = {}): Graph => ({
  nodes: [node('a', 'TEXT'), node('m', 'MODEL'), node('p', 'PHOTO')],
  edges: [],
  ...over,
});
const many = Array.from({ length: 101 }, (_, index) => input({ name: `n${index}` }));

test('inputs and outputs that fit can be saved, and so can none', () => {
  expect(checkInputs(graph(), types)).toEqual([]);
  const inputs = [
    input(),
    input({ name: 'x1_', nodeKey: 'm', field: 'parameters.num_images', help: 'x'.repeat(1_000) }),
  ];
  expect(checkInputs(graph({ inputs, outputs: [output()] }), types)).toEqual([]);
});

test.each<[Partial<Graph>, string, string]>([
  [{ inputs: many }, 'inputs', 'at most 100, but these are 101'],
  [{ inputs: [input({ name: '1st' })] }, 'inputs.0.name', 'that begins with a letter, but is “1st”'],
  [{ inputs: [input({ name: '__proto__' })] }, 'inputs.0.name', 'single underscores'],
  [{ inputs: [input({ name: 'n'.repeat(65) })] }, 'inputs.0.name', '1 to 64'],
  [{ inputs: [input(), input({ nodeKey: 'p', field: 'image_url' })] }, 'inputs.1.name', 'as is inputs.0.name'],
  [{ inputs: [input({ label: '  ' })] }, 'inputs.0.label', '1 to 200 characters, but has 0'],
  [{ inputs: [input({ help: 'x'.repeat(1_001) })] }, 'inputs.0.help', 'at most 1,000 characters, but has 1,001'],
  [{ inputs: [input({ nodeKey: 'gone' })] }, 'inputs.0.nodeKey', 'no node of that key'],
  [{ inputs: [input({ field: 'colour' })] }, 'inputs.0.field', 'must be a field of “A” (Text): value; but is “colour”'],
  [{ inputs: [input({ field: 'value.x' })] }, 'inputs.0.field', 'must be a field of'],
  [{ inputs: [input(), input({ name: 'other' })] }, 'inputs.1.field', 'set by the input “headline” already'],
  [
    {
      inputs: [
        input({ nodeKey: 'm', field: 'parameters.num_images' }),
        input({ name: 'all', nodeKey: 'm', field: 'parameters' }),
      ],
    },
    'inputs.1.field',
    'one field has one input',
  ],
  [{ outputs: [output({ output: 'image' })] }, 'outputs.0.output', 'must be an output of “A”: text; but is “image”'],
  [{ outputs: [output({ nodeKey: 'gone' })] }, 'outputs.0.nodeKey', 'no node of that key'],
  [{ outputs: [output(), output()] }, 'outputs.1.name', 'as is outputs.0.name'],
])('what does not fit is named: %#', (over, path, message) => {
  const problems = checkInputs(graph(over), types);
  expect(problems).toMatchObject([{ path: path.split('.'), message: expect.stringContaining(message) }]);
});

test('a parameter that the model does not have can be saved, and is told', () => {
  const inputs = [input({ nodeKey: 'm', field: 'parameters.num_images' })];
  const nodes = [node('m', 'MODEL', { config: { model: 'two' } })];
  expect(checkInputs(graph({ nodes, inputs }), types)).toEqual([]);
  expect(checkInputsUsed(graph({ inputs }), types)).toEqual([]);
  expect(checkInputsUsed(graph({ nodes, inputs }), types)).toMatchObject([
    { code: 'WORKFLOW_INPUT_INVALID', nodeKeys: ['m'], path: ['inputs', '0', 'field'] },
  ]);
});

test('a field is found, read and written at its place', () => {
  const [text, photo, model] = [types('TEXT'), types('PHOTO'), types('MODEL')];
  if (!text || !photo || !model) throw new Error('the sample types are gone');
  expect(findInputField(model, {}, 'parameters.num_images')?.kind).toBe('INTEGER');
  expect(findInputField(model, { model: 'two' }, 'parameters.num_images')).toBeUndefined();
  expect(valueOfField(text, { value: 'Tea' }, 'value')).toBe('Tea');
  expect(valueOfField(model, {}, 'parameters.num_images')).toBe(1);
  expect(valueOfField(model, { parameters: { num_images: 3 } }, 'parameters.num_images')).toBe(3);
  expect(valueOfField(photo, { image_url: 'https://a.test/b.png' }, 'asset_id')).toBe('https://a.test/b.png');
  expect(withSet({ parameters: { seed: 7 } }, placesOf(model, 'parameters.num_images', 2))).toEqual({
    parameters: { seed: 7, num_images: 2 },
  });
  const held = { asset_id: 'abc', image_url: '' };
  const link = 'https://a.test/b.png';
  expect(withSet(held, placesOf(photo, 'asset_id', link))).toEqual({ asset_id: '', image_url: link });
  expect(withSet({ image_url: link }, placesOf(photo, 'asset_id', 'abc'))).toEqual(held);
});

test.each([
  ['Product name', 'product_name'],
  ['Größe (cm)', 'grosse_cm'],
  ['2nd line', 'nd_line'],
  ['見出し', 'input'],
  ['taken', 'taken_2'],
  ['x'.repeat(80), 'x'.repeat(59)],
])('%s is called %s', (words, name) => {
  expect(nameFrom(words, new Set(['taken']), 'input')).toBe(name);
  expect(isInputName(name)).toBe(true);
});

test('outputs are those that are named, else the Output nodes, else what ends', () => {
  const nodes = [node('a', 'TEXT'), node('p', 'PHOTO'), node('m', 'MODEL')];
  const edges = [{ sourceKey: 'a', sourceHandle: 'text', targetKey: 'm', targetHandle: 'prompt' }];
  const named = [output()];
  expect(outputsOf({ nodes, edges, outputs: named }, types)).toEqual(named);
  expect(outputsOf({ nodes, edges, outputs: [] }, types)).toEqual([
    { name: 'p', label: 'P', nodeKey: 'p', output: 'image_url' },
    { name: 'm', label: 'M', nodeKey: 'm', output: 'image_urls' },
  ]);
  expect(outputsOf({ nodes: [node('m', 'MODEL', { isMuted: true })], edges: [] }, types)).toEqual([]);
});

const called = graph({
  inputs: [
    input({ isRequired: true }),
    input({ name: 'count', nodeKey: 'm', field: 'parameters.num_images' }),
    input({ name: 'model', nodeKey: 'm', field: 'model' }),
    input({ name: 'photo', nodeKey: 'p', field: 'asset_id' }),
  ],
});
const apply = (call: object, isPartial = false) => applyInputs(called, call, { types, most: 3, isPartial });
const after = (call: object) => {
  const applied = apply(call);
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.graph;
};

test('the values of a call stand in the fields of its inputs, and all else stays', () => {
  const link = 'https://a.test/b.png';
  const now = after({ inputs: { headline: 'Tea', count: 2, photo: link } });
  expect(now.nodes.map(({ config }) => config)).toEqual([
    { value: 'Tea' },
    { parameters: { num_images: 2 } },
    { asset_id: '', image_url: link },
  ]);
  expect(callOf(now, types)).toEqual({ inputs: { headline: 'Tea', count: 2, model: 'one', photo: link }, rows: null });
  expect(callAgain(now, types)).toEqual({ inputs: { headline: 'Tea', count: 2, photo: link }, rows: null });
  expect(apply({}, true)).toMatchObject({ ok: true, graph: { nodes: called.nodes } });
});

test('rows and lists become lists that the nodes run over which they set', () => {
  const now = after({ inputs: { count: [1, 2] }, rows: [{ headline: 'Tea', photo: 'a' }, { headline: 'Coffee' }] });
  expect(now.nodes.map(({ givenLists }) => givenLists)).toEqual([
    [
      {
        key: 'inputs',
        input: null,
        items: [
          { label: 'Tea', set: { value: 'Tea' } },
          { label: 'Coffee', set: { value: 'Coffee' } },
        ],
      },
    ],
    [
      {
        key: 'inputs.count',
        input: 'count',
        items: [
          { label: null, set: { 'parameters.num_images': 1 } },
          { label: null, set: { 'parameters.num_images': 2 } },
        ],
      },
    ],
    [
      {
        key: 'inputs',
        input: null,
        items: [
          { label: 'Tea', set: { asset_id: 'a', image_url: '' } },
          { label: 'Coffee', set: {} },
        ],
      },
    ],
  ]);
  expect(callOf(now, types)).toEqual({
    inputs: { headline: '', count: [1, 2], model: 'one', photo: '' },
    rows: [{ headline: 'Tea', photo: 'a' }, { headline: 'Coffee' }],
  });
});

test.each<[object, string, string]>([
  [{}, 'inputs.headline', 'must be given'],
  [{ inputs: { headline: ' ' } }, 'inputs.headline', 'must not be empty'],
  [{ inputs: { headline: null } }, 'inputs.headline', 'must be given'],
  [{ inputs: 'Tea' }, 'inputs', 'must be an object'],
  [{ inputs: [] }, 'inputs', 'must be an object'],
  [{ inputs: { headline: 'Tea', colour: 1 } }, 'inputs.colour', 'known are headline, count, model and photo'],
  [{ inputs: { headline: 'Tea', constructor: 1 } }, 'inputs.constructor', 'is not known here'],
  [{ inputs: { headline: 7 } }, 'inputs.headline', 'must be a text, but is 7'],
  [{ inputs: { headline: { a: 1 } } }, 'inputs.headline', 'must be a text, but is an object'],
  [{ inputs: { headline: 'Tea', count: 1.5 } }, 'inputs.count', 'must be a whole number, but is 1.5'],
  [
    { inputs: { headline: 'Tea', model: 'two', count: 1 } },
    'inputs.count',
    'the model chosen in “M” has no “num_images”',
  ],
  [{ inputs: { headline: ['a', 'b', 'c', 'd'] } }, 'inputs.headline', 'a list of 1 to 3, but has 4'],
  [{ inputs: { headline: ['a', 7] } }, 'inputs.headline.1', 'must be a text'],
  [{ rows: [] }, 'rows', '1 to 3 rows, but has 0'],
  [{ rows: 'a' }, 'rows', '1 to 3 rows'],
  [{ rows: [{ headline: 'a' }, 7] }, 'rows.1', 'must be an object'],
  [{ rows: [{ headline: 'a' }, { count: 1 }] }, 'rows.1.headline', 'must be given'],
  [{ rows: [{ headline: 'a' }, { headline: 'b', tint: 1 }] }, 'rows.1.tint', 'is not known here'],
  [{ inputs: { headline: 'a' }, rows: [{}, {}] }, 'rows', 'in one of the rows at least'],
  [{ rows: [{ headline: 'a' }, { headline: ['b'] }] }, 'rows.1.headline', 'must be a text'],
])('a call that does not fit is told with its path: %j', (call, path, message) => {
  expect(apply(call)).toMatchObject({
    ok: false,
    problems: [{ path: path.split('.'), message: expect.stringContaining(message) }],
  });
});
