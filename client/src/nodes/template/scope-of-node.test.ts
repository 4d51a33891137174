import { filledText, fillTemplate, readTemplateIn } from '@visualadgen/graph/template/fill-template.ts';
import { lookUp, missingText, offersOf } from '@visualadgen/graph/template/template-scope.ts';
import { valueText } from '@visualadgen/graph/values/value-text.ts';
import { expect, it } from 'vitest';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import type { PortScope } from './port-scope.ts';
import { scopeOfNode } from './scope-of-node.ts';
import type { Surroundings } from './scope-of-node.ts';

const field = (name: string, kind: 'TEXTAREA' | 'TEMPLATE') => ({ name, kind, default: '' });
const port = (name: string, kind: string, more = {}) => ({ name, label: name, kind, field: null, ...more });
const open = { name: 'input', kind: 'TEXT', isOpen: true };
const types = {
  TEXT_INPUT: {
    inputs: [],
    outputs: [port('text', 'TEXT', { field: 'value' })],
    gives: ['text'],
    fields: [field('value', 'TEXTAREA')],
  },
  PROMPT: {
    inputs: [open],
    outputs: [port('prompt', 'PROMPT', { field: 'template' })],
    gives: ['prompt'],
    fields: [field('template', 'TEMPLATE')],
  },
  SOCIAL_MEDIA: { inputs: [], outputs: [port('trends', 'TEXT')], gives: ['trends', 'source'], fields: [] },
  // A named port before the open one.
  OUTPUT: { inputs: [{ name: 'words', kind: 'TEXT', isOpen: false }, open], outputs: [], gives: [], fields: [] },
};

interface Sample {
  key: string;
  name?: string;
  type: keyof typeof types;
  config?: Record<string, unknown>;
  isMuted?: boolean;
}

function around(nodes: Sample[], joins: string[], gave: Record<string, unknown> = {}): Surroundings {
  return {
    nodes: nodes.map(({ key, name = key, type, config = {}, isMuted = false }) => ({
      id: key,
      data: { type, name, config, hasBreakpoint: false, isFresh: false, isMuted },
    })),
    edges: joins.map((join) => {
      const [source = '', sourceHandle = '', target = '', targetHandle = ''] = join.split(/[. ]+/);
      return { source, sourceHandle, target, targetHandle };
    }),
    catalogue: {
      nodeType: (name) => ({ defaultConfig: {}, ...types[name as keyof typeof types] }) as unknown as NodeType,
    },
    gave: (key) => gave[key],
  };
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
    given: { kind: 'TEXT', known: null },
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

it('puts what is joined to a named port under that port’s name, in its shape', () => {
  const sink: Sample = { key: 'o', type: 'OUTPUT' };
  const joined = around([talk, sink], ['t.trends o.words'], { t: { trends: ['oat', 'iced'] } });
  expect(lookUp('words', scopeOfNode('o', joined))).toEqual({ kind: 'TEXT', known: { value: 'oat, iced' } });
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
  expect(missingText('price', scopeOfNode('p', around([prompt], [])))).toContain('Nothing is joined to it.');
});

it('finds the longest name that is a node’s, whichever way its accents are composed', () => {
  const shop: Sample = { ...slogan, key: 's', name: 'Shop', config: { value: 'short' } };
  const long: Sample = { ...slogan, key: 'l', name: 'Shop.de', config: { value: 'long' } };
  const cafe: Sample = { ...slogan, key: 'c', name: 'Mein Café ☕', config: { value: 'café' } };
  const joined = around([shop, long, cafe, prompt], ['s.text p.input', 'l.text p.input', 'c.text p.input']);
  expect(fill('{{Shop.text}} {{Shop.de.text}} {{ Mein Cafe\u0301 ☕ . text }}', joined)).toBe('short long café');
});

it('writes values as a reader would', () => {
  const posts = [{ title: 'Cold brew', score: 3 }, { title: 'Moka pots' }];
  expect([posts, posts[0], 4, true, { a: 1 }, ['oat', 'iced']].map(valueText)).toEqual([
    'Cold brew, Moka pots',
    'Cold brew',
    '4',
    'true',
    '{"a":1}',
    'oat, iced',
  ]);
});

it('leaves out what is muted, as a run does', () => {
  const joined = around([slogan, { ...mood, isMuted: true }, prompt], ['a.text p.input', 'b.text p.input']);
  expect(fill('{{text}}', joined)).toBe('Hi');
  expect(fill('{{Mood.text}}', joined)).toBeNull();
});
