import { expect, test } from 'vitest';
import type { GraphEdge, GraphNode } from '../graph.ts';
import { mergeInputs } from '../merging/merge.ts';
import type { InputPort, OutputPort, PortedType } from '../ports/ports.ts';
import { edge, node } from '../testing/sample-graph.ts';
import { plainValues } from '../values/plain-values.ts';
import type { Coordinates } from '../values/coordinates.ts';
import type { TypedValues } from '../values/value.ts';
import type { NodeGave } from './items-given.ts';
import type { Connected } from './entering.ts';
import { layOut } from './lay-out.ts';

const input = (name: string, kind: InputPort['kind'], more: Partial<InputPort> = {}): InputPort => ({
  name,
  label: name,
  kind,
  accepts: ['text', 'prompt', 'image', 'images'],
  isRequired: false,
  isOpen: false,
  ...more,
});
const type = (inputs: InputPort[], outputs: OutputPort[], more: Partial<PortedType> = {}): PortedType => ({
  title: 'Type',
  inputs,
  outputs,
  ...more,
});
const sampleTypes: Record<string, PortedType> = {
  TEXTS: type([], [{ name: 'text', label: 'Text', kind: 'text', list: { path: ['values'], isAlways: true } }]),
  TABLE: type([], [], { namedOutputs: { field: 'columns', list: { path: ['rows'], isAlways: true } } }),
  PROMPT: type([input('input', 'text', { isOpen: true })], [{ name: 'prompt', label: 'Prompt', kind: 'prompt' }]),
  MODEL: type(
    [input('prompt', 'prompt'), input('image_url', 'image', { maxJoins: 10 })],
    [{ name: 'image_urls', label: 'Images', kind: 'images', list: { path: ['count'], isAlways: false } }],
  ),
  OUTPUT: type([input('image_urls', 'images', { takesAll: true })], []),
  FILTER: type(
    [input('value', 'text', { takesAnyKind: true })],
    ['passed', 'rest'].map((name) => ({ name, label: name, kind: 'image', branch: name, sameAs: 'value' })),
  ),
};
const types = (name: string) => {
  const found = sampleTypes[name];
  return (
    found && { ...found, fields: [{ name: 'template', kind: 'TEMPLATE' as const, default: null }], defaultConfig: {} }
  );
};

const text = (value: string) => ({ kind: 'text' as const, text: value });
const images = (...links: string[]) => ({
  kind: 'list' as const,
  items: links.map((link) => ({ kind: 'image' as const, link })),
});
const once = (given: TypedValues): NodeGave => ({ kind: 'ONCE', given });
const from = (source: GraphNode, gave: NodeGave, way: string, more: Partial<GraphEdge> = {}): Connected => {
  const [port = '', target = ''] = way.split(' -> ');
  return { edge: { ...edge(`${source.key}.${port}`, `it.${target}`), ...more }, source, gave };
};

/** What each run takes, with the place of each item in its lists. */
function runsOf(typeName: string, ...connected: Connected[]) {
  return runsOfNode({ type: typeName, config: {} }, connected);
}

function runsOfNode(it: Pick<GraphNode, 'type' | 'config'>, connected: readonly Connected[]) {
  const layout = layOut(it, connected, types, 100);
  if (layout.kind !== 'ITEMS' && layout.kind !== 'ONCE') return layout.kind;
  const runs = layout.kind === 'ITEMS' ? layout.items : [{ coordinates: {}, taken: layout.taken }];
  return runs.map(({ coordinates, taken }) => ({
    at: placesIn(coordinates),
    input: typeof taken === 'string' ? taken : plainValues(mergeInputs(it, taken, types).input),
  }));
}

function placesIn(coordinates: Coordinates): string {
  return Object.entries(coordinates)
    .map(([key, { index, label }]) => `${key}${index}${label === null ? '' : `=${label}`}`)
    .join(' ');
}

const heads = node('h', 'TEXTS', { config: { values: ['Hot', 'Cold'] } });
const headsGave = once({ text: { kind: 'list', items: [text('Hot'), text('Cold')] } });
const draw = (count: number) => node('m', 'MODEL', { config: { count } });
const drawnFor = (index: number, ...links: string[]) => ({
  coordinates: { h: { index, label: null } },
  given: links.length === 0 ? ('MISSING' as const) : { image_urls: images(...links) },
});

test('a list of one is a list, and a model that makes one picture makes none', () => {
  const one = node('h', 'TEXTS', { config: { values: ['Hot'] } });
  expect(runsOf('PROMPT', from(one, once({ text: { kind: 'list', items: [text('Hot')] } }), 'text -> input'))).toEqual([
    { at: 'h0=Hot', input: { text: 'Hot' } },
  ]);
  expect(runsOf('MODEL', from(draw(1), once({ image_urls: images('a') }), 'image_urls -> image_url'))).toEqual([
    { at: '', input: { image_urls: ['a'], image_url: 'a' } },
  ]);
});

test('what a node makes several of for each item is known by both lists', () => {
  const gave: NodeGave = { kind: 'ITEMS', items: [drawnFor(0, 'a', 'b'), drawnFor(1, 'c')] };
  const joined = runsOf(
    'MODEL',
    from(draw(2), gave, 'image_urls -> image_url'),
    from(heads, headsGave, 'text -> prompt'),
  );
  expect(joined).toMatchObject([
    { at: 'h0=Hot m0', input: { image_url: 'a', prompt: 'Hot' } },
    { at: 'h0=Hot m1', input: { image_url: 'b', prompt: 'Hot' } },
    { at: 'h1=Cold m0', input: { image_url: 'c', prompt: 'Cold' } },
  ]);
});

test('what failed leaves a gap in each run that needs it, and none in a list that is taken whole', () => {
  const gave: NodeGave = { kind: 'ITEMS', items: [drawnFor(0), drawnFor(1, 'c')] };
  expect(runsOf('MODEL', from(draw(1), gave, 'image_urls -> image_url'))).toMatchObject([
    { at: 'h0', input: 'MISSING' },
    { at: 'h1', input: { image_url: 'c' } },
  ]);
  expect(runsOf('OUTPUT', from(draw(1), gave, 'image_urls -> image_urls'))).toMatchObject([
    { at: '', input: { image_urls: ['c'] } },
  ]);
  const nothing: NodeGave = { kind: 'ITEMS', items: [drawnFor(0)] };
  expect(runsOf('OUTPUT', from(draw(1), nothing, 'image_urls -> image_urls'))).toEqual([{ at: '', input: 'MISSING' }]);
});

test('a list that is taken whole remembers where each of its items comes from', () => {
  const gave: NodeGave = { kind: 'ITEMS', items: [drawnFor(0, 'a', 'b'), drawnFor(1, 'c', 'd')] };
  const layout = layOut({ type: 'OUTPUT', config: {} }, [from(draw(2), gave, 'image_urls -> image_urls')], types, 100);
  if (layout.kind !== 'ONCE' || typeof layout.taken === 'string') throw new Error('It runs once.');
  const taken = mergeInputs({ type: 'OUTPUT' }, layout.taken, types).input['image_urls'];
  expect(taken?.kind === 'list' && taken.of?.map(placesIn)).toEqual(['h0 m0', 'h0 m1', 'h1 m0', 'h1 m1']);
});

test('a run that made an empty list takes no place from the others', () => {
  const none = { coordinates: { h: { index: 0, label: null } }, given: { image_urls: images() } };
  const gave: NodeGave = { kind: 'ITEMS', items: [none, drawnFor(1, 'c', 'd')] };
  const layout = layOut({ type: 'OUTPUT', config: {} }, [from(draw(2), gave, 'image_urls -> image_urls')], types, 100);
  if (layout.kind !== 'ONCE' || typeof layout.taken === 'string') throw new Error('It runs once.');
  const taken = mergeInputs({ type: 'OUTPUT' }, layout.taken, types).input['image_urls'];
  expect(taken?.kind === 'list' && taken.of?.map(placesIn)).toEqual(['h1 m0', 'h1 m1']);
});

test('all at once: a call gets the whole list, in its place among the other wires', () => {
  const several = once({ image_urls: images('a', 'b', 'c') });
  const whole = from(draw(3), several, 'image_urls -> image_url', { isAllAtOnce: true });
  expect(runsOf('MODEL', whole, from(heads, headsGave, 'text -> prompt'))).toMatchObject([
    { at: 'h0=Hot', input: { image_url: ['a', 'b', 'c'], prompt: 'Hot' } },
    { at: 'h1=Cold', input: { image_url: ['a', 'b', 'c'], prompt: 'Cold' } },
  ]);
  expect(runsOf('PROMPT', from(heads, headsGave, 'text -> input', { isAllAtOnce: true }))).toEqual([
    { at: '', input: { text: ['Hot', 'Cold'] } },
  ]);
});

test('a table’s columns stay together, named or not, and an empty cell is nothing', () => {
  const columns = [
    { name: 'headline', kind: 'text' },
    { name: 'photo', kind: 'image' },
  ];
  const table = node('t', 'TABLE', { config: { columns, rows: [{}, {}] } });
  const gave = once({
    headline: { kind: 'list', items: [text('Hot'), text('Cold')] },
    photo: {
      kind: 'list',
      items: [
        { kind: 'image', link: 'a' },
        { kind: 'data', data: null },
      ],
    },
  });
  expect(runsOf('MODEL', from(table, gave, 'photo -> image_url'), from(table, gave, 'headline -> prompt'))).toEqual([
    { at: 't0=Hot', input: { headline: 'Hot', photo: 'a', image_url: 'a', prompt: 'Hot' } },
    { at: 't1=Cold', input: { headline: 'Cold', prompt: 'Cold' } },
  ]);
});

test('before a run, a known number is laid out, and an unknown one is told', () => {
  expect(runsOf('MODEL', from(draw(3), once({}), 'image_urls -> image_url'))).toEqual([]);
  const unknown: NodeGave = { kind: 'ONCE', given: 'UNKNOWN' };
  expect(runsOf('MODEL', from(draw(3), unknown, 'image_urls -> image_url'))).toMatchObject([
    { at: 'm0', input: 'UNKNOWN' },
    { at: 'm1', input: 'UNKNOWN' },
    { at: 'm2', input: 'UNKNOWN' },
  ]);
  const table = node('t', 'TABLE', { config: { columns: [{ name: 'photo', kind: 'image' }] } });
  expect(runsOf('MODEL', from(table, unknown, 'photo -> image_url'))).toBe('UNKNOWN');
  const long = node('h', 'TEXTS', { config: { values: Array.from({ length: 101 }, () => 'x') } });
  const longGave = once({ text: { kind: 'list', items: Array.from({ length: 101 }, () => text('x')) } });
  expect(runsOf('PROMPT', from(long, longGave, 'text -> input'))).toBe('TOO_MANY');
});

const filter = node('f', 'FILTER');
/** What a filter gave for items of two lists, by their places. */
const sifted = (...ways: [heads: number, photos: number, way: 'passed' | 'rest'][]): NodeGave => ({
  kind: 'ITEMS',
  items: ways.map(([head, photo, way]) => ({
    coordinates: { h: { index: head, label: null }, p: { index: photo, label: null } },
    given: { [way]: text(`${head}${photo}`), price: text(`${way} ${head}${photo}`) },
  })),
});

test('what comes by two branches is one list in its old order, also where it is taken whole', () => {
  const gave = sifted([0, 0, 'rest'], [0, 1, 'passed'], [1, 0, 'rest'], [1, 1, 'passed'], [2, 0, 'passed']);
  const ways = ['passed', 'rest'].map((way) => ({ ...from(filter, gave, `${way} -> prompt`), union: 0 }));
  expect(runsOf('MODEL', ...ways)).toMatchObject(
    ['00', '01', '10', '11', '20'].map((place) => ({ at: `h${place[0]} p${place[1]}`, input: { prompt: place } })),
  );
  const whole = ['passed', 'rest'].map((way) => ({ ...from(filter, gave, `${way} -> image_urls`), union: 0 }));
  expect(runsOf('OUTPUT', ...whole)).toMatchObject([{ input: { image_urls: ['00', '01', '10', '11', '20'] } }]);
});

test.each([
  ['passed -> input', '{{passed}}', [{ at: '', input: { passed: 'a', price: 'b' } }]],
  ['rest -> input', '{{price}}', 'ABSENT'],
])('one thing by %s, for %s', (way, template, expected) => {
  const gave = once({ passed: text('a'), price: text('b') });
  expect(runsOfNode({ type: 'PROMPT', config: { template } }, [from(filter, gave, way)])).toEqual(expected);
});

test.each([
  ['{{text}} and no more', 2],
  ['{{text}}: {{F.price}}', 'ABSENT'],
  ['{{text}}: {{passed}}', 'ABSENT'],
])('beside what is not there, a template runs with what is, unless it names the other: %s', (template, expected) => {
  const connected = [
    from(heads, headsGave, 'text -> input'),
    from(filter, once({ rest: text('a'), price: text('b') }), 'passed -> input'),
  ];
  const runs = runsOfNode({ type: 'PROMPT', config: { template } }, connected);
  expect(Array.isArray(runs) ? runs.length : runs).toEqual(expected);
});

test('a list of which nothing took a branch is as one thing that did not, and keeps an optional port waiting too', () => {
  const gave = sifted([0, 0, 'rest'], [1, 0, 'rest']);
  const photo = from(filter, gave, 'passed -> image_url');
  expect(runsOf('MODEL', from(heads, headsGave, 'text -> prompt'), photo)).toBe('ABSENT');
  expect(runsOf('MODEL', from(filter, { kind: 'ONCE', given: 'ABSENT' }, 'rest -> prompt'))).toBe('ABSENT');
  const link = once({ image_urls: images('x') });
  const both = runsOf('MODEL', from(draw(1), link, 'image_urls -> image_url'), photo);
  expect(both).toEqual([{ at: '', input: { image_urls: ['x'], image_url: 'x' } }]);
});
