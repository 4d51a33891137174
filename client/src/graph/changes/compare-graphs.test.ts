import { expect, it } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { compareGraphs } from './compare-graphs.ts';
import type { ComparedGraph } from './compare-graphs.ts';

const field = (name: string, label: string, kind: string, more = {}) => ({ name, label, kind, default: null, ...more });
const catalogue = createCatalogue({
  models: [],
  nodeTypes: [
    {
      name: 'TEXT_INPUT',
      inputs: [],
      outputs: [],
      defaultConfig: { value: '' },
      fields: [field('value', 'Text', 'TEXTAREA')],
    },
    {
      name: 'IMAGE_MODEL',
      inputs: [],
      outputs: [],
      defaultConfig: { model: 'flux' },
      fields: [field('model', 'Model', 'MODEL'), field('parameters', 'Parameters', 'MODEL_PARAMETERS')],
    },
  ],
  imageModels: [
    { endpoint: 'flux', name: 'FLUX', parameters: [field('num_images', 'Images', 'NUMBER', { default: 1 })] },
    { endpoint: 'sdxl', name: 'SDXL', parameters: [] },
  ],
} as never);

function node(key: string, type: string, config: object, more = {}): ComparedGraph['nodes'][number] {
  return {
    key,
    type: type as 'TEXT_INPUT',
    name: key,
    config,
    hasBreakpoint: false,
    isFresh: false,
    isMuted: false,
    stopsAtFailedItem: false,
    ...more,
  };
}
const wire = (sourceKey: string, targetKey: string) => ({
  sourceKey,
  sourceHandle: 'text',
  targetKey,
  targetHandle: 'x',
});

it('tells what changed in the words of the forms', () => {
  const a = { nodes: [node('m', 'IMAGE_MODEL', { model: 'flux', parameters: { num_images: 2, own: 1 } })], edges: [] };
  const b = { nodes: [node('m', 'IMAGE_MODEL', { model: 'sdxl' }, { name: 'Poster', isMuted: true })], edges: [] };
  expect(compareGraphs(a, b, catalogue)).toEqual([
    {
      key: 'm',
      name: 'Poster',
      kind: 'changed',
      before: 'm',
      fields: [
        { label: 'Model', from: 'FLUX', to: 'SDXL' },
        { label: 'Images', from: 2, to: null },
        { label: 'Own', from: 1, to: null },
        { label: 'Muted', from: false, to: true },
      ],
    },
  ]);
});

it('takes a default that is written out for no change', () => {
  const a = { nodes: [node('m', 'IMAGE_MODEL', { model: 'flux', parameters: { num_images: 1 } })], edges: [] };
  const b = { nodes: [node('m', 'IMAGE_MODEL', { model: 'flux' })], edges: [] };
  expect(compareGraphs(a, b, catalogue)).toEqual([]);
});

it('tells of nodes that came and went, and of what feeds the others', () => {
  const text = (key: string) => node(key, 'TEXT_INPUT', { value: key });
  const a = { nodes: [text('one'), text('end')], edges: [wire('one', 'end')] };
  const b = { nodes: [text('end'), text('two')], edges: [wire('two', 'end')] };
  expect(compareGraphs(a, b, catalogue).map(({ name, kind, fields }) => [name, kind, fields])).toEqual([
    ['end', 'changed', [{ label: 'Input from', from: 'one', to: 'two' }]],
    ['two', 'added', []],
    ['one', 'removed', []],
  ]);
  const whole = { ...a, edges: [{ ...wire('one', 'end'), isAllAtOnce: true }] };
  expect(compareGraphs(a, whole, catalogue)[0]?.fields).toEqual([
    { label: 'Input from', from: 'one', to: 'one (all at once)' },
  ]);
});
