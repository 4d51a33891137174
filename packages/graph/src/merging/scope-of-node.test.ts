import { expect, it } from 'vitest';
import type { GraphNode } from '../graph.ts';
import type { InputPort, OutputPort } from '../ports/ports.ts';
import { readValues } from '../ports/read-values.ts';
import { filledText, fillTemplate, readTemplateIn } from '../template/fill-template.ts';
import { lookUp, missingText, offersOf } from '../template/template-scope.ts';
import { isRecord } from '../values/value.ts';
import { edge } from '../testing/sample-graph.ts';
import type { PortScope } from './merge-scope.ts';
import { scopeOfNode } from './scope-of-node.ts';
import type { Surroundings } from './scope-of-node.ts';

const field = (name: string, kind: 'TEXTAREA' | 'TEMPLATE') => ({ name, kind, default: '' });
const output = (name: string, kind: OutputPort['kind'], more = {}): OutputPort => ({
  name,
  label: name,
  kind,
  ...more,
});
const input = (name: string, kind: InputPort['kind'], more: Partial<InputPort> = {}): InputPort => ({
  name,
  label: name,
  kind,
  accepts: ['text', 'prompt', 'image', 'images'],
  isRequired: false,
  isOpen: false,
  ...more,
});
const open = input('input', 'text', { isOpen: true });

type SampleType = NonNullable<ReturnType<Surroundings['types']>>;
const type = (inputs: InputPort[], outputs: OutputPort[], more: Partial<SampleType> = {}): SampleType => ({
  title: 'Sample',
  inputs,
  outputs,
  gives: outputs.map(({ name }) => name),
  fields: [],
  defaultConfig: {},
  ...more,
});
const types: Record<string, SampleType> = {
  TEXT_INPUT: type([], [output('text', 'text', { field: 'value' })], { fields: [field('value', 'TEXTAREA')] }),
  IMAGE_INPUT: type([], [output('image_url', 'image', { field: 'link' })], { fields: [field('link', 'TEXTAREA')] }),
  PROMPT: type([open], [output('prompt', 'prompt', { field: 'template' })], {
    fields: [field('template', 'TEMPLATE')],
  }),
  SOCIAL_MEDIA: type([], [output('trends', 'text')], { gives: ['trends', 'source'] }),
  // A named port before the open one.
  OUTPUT: type([input('words', 'text'), input('pictures', 'image', { maxJoins: 3 }), open], []),
  NEEDY: type([input('words', 'text', { isRequired: true })], [output('said', 'text', { field: 'value' })], {
    fields: [field('value', 'TEXTAREA')],
  }),
};

type Sample = Partial<GraphNode> & Pick<GraphNode, 'key' | 'type'>;

function around(nodes: Sample[], joins: string[], gave: Record<string, unknown> = {}): Surroundings {
  return {
    nodes: nodes.map((node) => ({ name: node.key, config: {}, ...node })),
    edges: joins.map((join) => {
      const [from = '', to = ''] = join.split(' ');
      return edge(from, to);
    }),
    types: (name) => types[name],
    gave: (key) => given(nodes.find((node) => node.key === key)?.type, gave[key]),
  };
}

function given(typeName: string | undefined, plain: unknown): ReturnType<Surroundings['gave']> {
  return isRecord(plain) ? readValues(types[typeName ?? '']?.outputs ?? [], plain, () => null) : null;
}

const slogan: Sample = { key: 'a', name: 'Slogan', type: 'TEXT_INPUT', config: { value: 'Hi' } };
const mood: Sample = { key: 'b', name: 'Mood', type: 'TEXT_INPUT', config: { value: 'calm' } };
const talk: Sample = { key: 't', name: 'Talk', type: 'SOCIAL_MEDIA' };
const prompt: Sample = { key: 'p', type: 'PROMPT' };

const fill = (template: string, surroundings: Surroundings, key = 'p') =>
  filledText(parts(template, scopeOfNode(key, surroundings)));
const parts = (template: string, scope: PortScope) => [...fillTemplate(readTemplateIn(template, scope), scope)];

it('fills in what configs say before anything has run, the later edge first', () => {
  const both = around([slogan, mood, prompt], ['a.text p.input', 'b.text p.input']);
  expect(fill('{{text}} {{Slogan.text}} {{ Mood . text }}', both)).toBe('calm Hi calm');
  expect(fill('{{text}}', around([slogan, mood, prompt], ['b.text p.input', 'a.text p.input']))).toBe('Hi');
});

it('takes what only a run can tell from the last one, and leaves it open before', () => {
  const before = around([talk, prompt], ['t.trends p.input']);
  expect(fill('{{trends}}', before)).toBeNull();
  expect(parts('On {{trends}}', scopeOfNode('p', before)).at(-1)).toEqual({
    kind: 'later',
    variable: 'trends',
    given: { kind: 'text', known: null },
  });
  expect(fill('On {{trends}}', around([talk, prompt], ['t.trends p.input'], { t: { trends: ['oat', 'iced'] } }))).toBe(
    'On oat, iced',
  );
});

it('fills in templates that feed templates, and comes to an end where edges make a loop', () => {
  const first: Sample = { key: 'q', name: 'First', type: 'PROMPT', config: { template: '{{text}}!' } };
  expect(fill('Draw {{prompt}}', around([slogan, first, prompt], ['a.text q.input', 'q.prompt p.input']))).toBe(
    'Draw Hi!',
  );
  expect(fill('{{prompt}}', around([first, prompt], ['q.prompt p.input', 'p.prompt q.input']))).toBeNull();
});

it('puts what is connected to a named port under that port’s name, in its shape', () => {
  const sink: Sample = { key: 'o', type: 'OUTPUT' };
  const joined = around([talk, sink], ['t.trends o.words'], { t: { trends: ['oat', 'iced'] } });
  expect(lookUp('words', scopeOfNode('o', joined))).toEqual({
    kind: 'text',
    known: { value: { kind: 'text', text: 'oat, iced' } },
  });
});

it('never reads a value as a template again, nor what every object inherits', () => {
  const tricky: Sample = { ...slogan, config: { value: '{{Mood.text}}' } };
  const joined = around([tricky, mood, prompt], ['a.text p.input', 'b.text p.input']);
  expect(fill('{{Slogan.text}}', joined)).toBe('{{Mood.text}}');
  expect(fill('{{constructor}}', joined)).toBeNull();
});

it('offers a name alone, or with its node where two give it, and tells the offers when one is missing', () => {
  const names = (surroundings: Surroundings) => offersOf(scopeOfNode('p', surroundings)).map((offer) => offer.variable);
  expect(names(around([slogan, talk, prompt], ['a.text p.input', 't.trends p.input']))).toEqual([
    'text',
    'trends',
    'source',
  ]);
  const twice = around([slogan, mood, prompt], ['a.text p.input', 'b.text p.input']);
  expect(names(twice)).toEqual(['Slogan.text', 'Mood.text']);
  expect(missingText('price', scopeOfNode('p', twice))).toBe(
    'The template names “price”, which nothing provides. On offer: “text”, “Slogan.text” and “Mood.text”.',
  );
  expect(missingText('Mood.price', scopeOfNode('p', twice))).toContain('On offer: “Mood.text”.');
  expect(missingText('price', scopeOfNode('p', around([prompt], [])))).toContain('Nothing is connected to it.');
});

it('finds the longest name that is a node’s, whichever way its accents are composed', () => {
  const shop: Sample = { ...slogan, key: 's', name: 'Shop', config: { value: 'short' } };
  const long: Sample = { ...slogan, key: 'l', name: 'Shop.de', config: { value: 'long' } };
  const cafe: Sample = { ...slogan, key: 'c', name: 'Mein Café ☕', config: { value: 'café' } };
  const joined = around([shop, long, cafe, prompt], ['s.text p.input', 'l.text p.input', 'c.text p.input']);
  expect(fill('{{Shop.text}} {{Shop.de.text}} {{ Mein Cafe\u0301 ☕ . text }}', joined)).toBe('short long café');
});

it('leaves out what is muted, as a run does', () => {
  const joined = around([slogan, { ...mood, isMuted: true }, prompt], ['a.text p.input', 'b.text p.input']);
  expect(fill('{{text}}', joined)).toBe('Hi');
  expect(fill('{{Mood.text}}', joined)).toBeNull();
});

it('leaves out what a run passes over because what it needs is muted', () => {
  const needy: Sample = { key: 'n', type: 'NEEDY', config: { value: 'loud' } };
  const joins = ['a.text n.words', 'n.said p.input'];
  expect(fill('{{said}}', around([slogan, needy, prompt], joins))).toBe('loud');
  expect(fill('{{said}}', around([{ ...slogan, isMuted: true }, needy, prompt], joins))).toBeNull();
});

it('brings all that several wires lead to a port, once all of it is known', () => {
  const photo = (key: string, link?: string): Sample => ({
    key,
    type: 'IMAGE_INPUT',
    config: link ? { link } : { link: null },
  });
  const image = (link: string) => ({ kind: 'image', link });
  const sink: Sample = { key: 'o', type: 'OUTPUT' };
  const joins = ['x.image_url o.pictures', 'y.image_url o.pictures'];
  const taken = (x: Sample, y: Sample) => lookUp('pictures', scopeOfNode('o', around([x, y, sink], joins)))?.known;
  expect(taken(photo('x', 'one'), photo('y', 'two'))).toEqual({
    value: { kind: 'list', items: [image('one'), image('two')] },
  });
  expect(taken({ ...photo('x', 'one'), isMuted: true }, photo('y', 'two'))).toEqual({ value: image('two') });
  const later = { key: 'x', type: 'SOCIAL_MEDIA' };
  expect(
    lookUp(
      'pictures',
      scopeOfNode('o', around([later, photo('y', 'two'), sink], ['x.trends o.pictures', 'y.image_url o.pictures'])),
    )?.known,
  ).toBeNull();
});

it('lets no value that merely has a port’s name stand in the way of what is connected to the port', () => {
  const named: Sample = { key: 'w', type: 'NAMED', config: {} };
  const surroundings = around([slogan, named, { key: 'o', type: 'OUTPUT' }], ['a.text o.words', 'w.words o.input'], {
    w: { words: 'mere name' },
  });
  const withNamed = {
    ...surroundings,
    types: (name: string) => (name === 'NAMED' ? type([], [output('words', 'text')]) : types[name]),
  };
  expect(lookUp('words', scopeOfNode('o', withNamed))?.known).toEqual({ value: { kind: 'text', text: 'Hi' } });
});
