import { expect, test } from 'vitest';
import type { Graph, GraphNode } from '../graph.ts';
import { edge, node } from '../testing/sample-graph.ts';
import { affectsRuns } from './change.ts';
import { compareGraphs } from './compare-graphs.ts';
import type { ComparedField, ComparedType } from './compare-configs.ts';

const field = (name: string, over: Partial<ComparedField> = {}): ComparedField => ({
  name,
  label: name[0]?.toUpperCase() + name.slice(1),
  kind: 'TEXTAREA',
  default: null,
  options: [],
  ...over,
});

const seed = field('seed', { kind: 'SEED' });
const sizes = [
  { value: '1:1', label: 'Square' },
  { value: '9:16', label: 'Story' },
];
const type: ComparedType = {
  title: 'Thing',
  inputs: [{ name: 'input', label: 'Words', kind: 'text', accepts: ['text'], isRequired: false, isOpen: true }],
  outputs: [{ name: 'text', label: 'Text', kind: 'text' }],
  fields: [
    field('value'),
    field('photo', { kind: 'IMAGE' }),
    field('size', { kind: 'SELECT', options: sizes }),
    field('clean', { kind: 'SWITCH' }),
    field('lines', { kind: 'TEXT_LIST' }),
    field('rows', { kind: 'TABLE' }),
    field('place', { kind: 'FOCAL_POINT' }),
    field('model', { kind: 'MODEL' }),
    field('parameters', { kind: 'MODEL_PARAMETERS' }),
  ],
  defaultConfig: { value: '', size: '1:1', clean: false, lines: [], rows: [], parameters: {} },
  parametersOf: ({ model }) => (model === 'small' ? [] : [field('steps', { kind: 'INTEGER', default: 4 }), seed]),
};
const compare = (before: Partial<Graph>, after: Partial<Graph>) =>
  compareGraphs({ nodes: [], edges: [], ...before }, { nodes: [], edges: [], ...after }, (name) =>
    name === 'GONE' ? undefined : type,
  );
const thing = (key: string, config: GraphNode['config'] = {}, over: Partial<GraphNode> = {}) =>
  node(key, 'THING', { config, ...over });
const long = 'A quiet morning in the mountains, with fog in the valley and a cup of coffee on a wooden table';

test.each<[string, GraphNode['config'], GraphNode['config'], string[]]>([
  ['a text', { value: 'cold brew' }, { value: 'iced tea' }, ['Value is now “iced tea”; it was “cold brew”']],
  ['a text that was empty', {}, { value: 'tea' }, ['Value is now “tea”; it was empty']],
  ['a default that is written down', {}, { size: '1:1', clean: false, value: '', parameters: { steps: 4 } }, []],
  ['the order of keys', { place: { x: 0, y: 1 } }, { place: { y: 1, x: 0 } }, []],
  ['a choice, by its label', {}, { size: '9:16' }, ['Size is now “Story”; it was “Square”']],
  ['a switch', {}, { clean: true }, ['Clean is now on; it was off']],
  ['a picture', { photo: 'QTox' }, { photo: 'QToy' }, ['Photo is another one']],
  ['a picture that came', {}, { photo: 'QToy' }, ['Photo is now a picture; it was empty']],
  [
    'a place',
    { place: { x: 0.5, y: 0.5 } },
    { place: { x: 0.25, y: 0.5 } },
    ['Place is now 25% from the left, 50% from the top; it was 50% from the left, 50% from the top'],
  ],
  [
    'entries of a list',
    { lines: ['a', 'b'] },
    { lines: ['b', 'c', 'd'] },
    ['Lines: “c”, “d” added, “a” removed (3; there were 2)'],
  ],
  ['an entry that stands twice now', { lines: ['a'] }, { lines: ['a', 'a'] }, ['Lines: “a” added (2; there were 1)']],
  [
    'many entries',
    { lines: [] },
    { lines: ['1', '2', '3', '4', '5'] },
    ['Lines: “1”, “2”, “3” and 2 more added (5; there were 0)'],
  ],
  ['an order', { lines: ['a', 'b'] }, { lines: ['b', 'a'] }, ['Lines: the entries stand in another order']],
  ['rows', { rows: [['a', '1']] }, { rows: [['a', '2']] }, ['Rows: “a · 2” added, “a · 1” removed']],
  ['a parameter that its default was for', {}, { parameters: { steps: 8 } }, ['Steps is now 8; it was 4']],
  ['a seed', { parameters: { seed: 7 } }, { parameters: {} }, ['Seed is now another one each time; it was 7']],
  [
    'a parameter that neither model has',
    { model: 'small' },
    { model: 'small', parameters: { x: true } },
    ['x is now on; it was empty'],
  ],
  ['what the type does not know', { old: 'x' }, {}, ['old is now empty; it was “x”']],
  [
    'the end of a long text',
    { value: `${long}.` },
    { value: `${long}!` },
    ['Value is now “…cup of coffee on a wooden table!”; it was “…cup of coffee on a wooden table.”'],
  ],
])('of a node it says, field by field: %s', (_, before, after, said) => {
  const changes = compare({ nodes: [thing('a', before)] }, { nodes: [thing('a', after)] });
  expect(changes.map(({ text }) => text)).toEqual(said.map((text) => `“A”: ${text}.`));
  expect(changes.every((change) => affectsRuns(change) && change.nodeKeys[0] === 'a')).toBe(true);
});

test('a field is named by its path, with what stood there and what stands there now', () => {
  expect(compare({ nodes: [thing('a')] }, { nodes: [thing('a', { parameters: { steps: 8 } })] })).toEqual([
    {
      kind: 'FIELD_CHANGED',
      text: '“A”: Steps is now 8; it was 4.',
      nodeKeys: ['a'],
      field: 'parameters.steps',
      before: 4,
      after: 8,
    },
  ]);
});

test('nodes, what is set beside their fields, and their kinds', () => {
  const before = { nodes: [thing('a'), thing('b', { value: 'x' }), node('old', 'GONE')] };
  const after = {
    nodes: [thing('a', {}, { name: 'Idea', isMuted: true, hasErrorOutput: true }), node('b', 'GONE'), thing('c')],
  };
  expect(compare(before, after).map(({ kind, text, nodeKeys }) => [kind, text, ...nodeKeys])).toEqual([
    ['NODE_RENAMED', '“A” is called “Idea” now.', 'a'],
    ['SETTING_CHANGED', '“Idea”: it is muted.', 'a'],
    ['SETTING_CHANGED', '“Idea”: it has an error output.', 'a'],
    ['NODE_TYPE_CHANGED', '“B” is another kind of node: GONE; it was Thing.', 'b'],
    ['NODE_ADDED', '“C” (Thing) was added.', 'c'],
    ['NODE_REMOVED', '“OLD” (GONE) was removed.', 'old'],
  ]);
});

test('connections that came, went, take a list in another way or come in another order', () => {
  const nodes = [thing('a'), thing('b'), thing('c'), thing('d')];
  const [ac, bc, ab, ad] = [edge('a.text', 'c'), edge('b.text', 'c'), edge('a.text', 'b'), edge('a.text', 'd')];
  const changes = compare(
    { nodes, edges: [ac, bc, ab, ad] },
    { nodes, edges: [bc, ac, { ...ad, isAllAtOnce: true }, edge('b.text', 'd')] },
  );
  expect(changes.map(({ kind, text, nodeKeys }) => [kind, text, ...nodeKeys])).toEqual([
    ['CONNECTION_CHANGED', '“A” (Text) and “D” (Words): a list is taken as a whole there.', 'a', 'd'],
    ['CONNECTION_ADDED', '“B” (Text) and “D” (Words) are connected.', 'b', 'd'],
    ['CONNECTION_REMOVED', '“A” (Text) and “B” (Words) are no longer connected.', 'a', 'b'],
    ['CONNECTIONS_REORDERED', '“C” takes what is connected to it in another order.', 'c'],
  ]);
});

test('places, notes and frames are told apart from what a run does', () => {
  const note = {
    key: 'n',
    text: 'Hi',
    color: 'PINK' as const,
    position: { x: 0, y: 0 },
    size: { width: 9, height: 9 },
  };
  const changes = compare(
    { nodes: [thing('a')], notes: [] },
    { nodes: [thing('a', {}, { position: { x: 5, y: 0 } })], notes: [note] },
  );
  expect(changes.map((change) => [change.text, affectsRuns(change)])).toEqual([
    ['“A” was moved.', false],
    ['Notes or frames were changed.', false],
  ]);
});

test('inputs and outputs, by their names', () => {
  const nodes = [thing('a'), thing('b')];
  const input = (name: string, over = {}) => ({
    name,
    label: name,
    help: null,
    isRequired: false,
    nodeKey: 'a',
    field: 'value',
    ...over,
  });
  const output = (name: string, over = {}) => ({ name, label: name, nodeKey: 'a', output: 'text', ...over });
  const changes = compare(
    { nodes, inputs: [input('headline'), input('size'), input('gone')], outputs: [output('ad')] },
    {
      nodes,
      inputs: [
        input('size', { field: 'parameters.steps', nodeKey: 'b' }),
        input('headline', { label: 'Headline', isRequired: true, help: 'Short' }),
        input('fresh'),
      ],
      outputs: [output('ad', { nodeKey: 'b' }), output('more')],
    },
  );
  expect(changes.map((change) => [change.kind, change.text, change.field, affectsRuns(change)])).toEqual([
    ['INPUT_CHANGED', 'The input “size”: it sets “steps” of “B” now; it was “Value” of “A”.', 'size.field', true],
    ['INPUT_CHANGED', 'The input “headline”: its label is now “Headline”; it was “headline”.', 'headline.label', true],
    ['INPUT_CHANGED', 'The input “headline”: its help is now “Short”; it was empty.', 'headline.help', true],
    ['INPUT_CHANGED', 'The input “headline”: every call has to give it.', 'headline.isRequired', true],
    ['INPUT_ADDED', 'The input “fresh” was added.', 'fresh', true],
    ['INPUT_REMOVED', 'The input “gone” was removed.', 'gone', true],
    ['INPUTS_REORDERED', 'The inputs stand in another order.', null, false],
    ['OUTPUT_CHANGED', 'The output “ad”: it gives text of “B” now; it was text of “A”.', 'ad.output', true],
    ['OUTPUT_ADDED', 'The output “more” was added.', 'more', true],
  ]);
});
