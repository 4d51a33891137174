import { expect, test } from 'vitest';
import type { NodeType } from '../graph/catalogue/catalogue.ts';
import { planTour } from './tour-plan.ts';

type Kind = NodeType['outputs'][number]['kind'];

function type(
  category: NodeType['category'],
  takes: Kind | null,
  gives: Kind,
  field?: NodeType['fields'][number]['kind'],
) {
  const port = { name: 'port', label: 'Port' };
  return {
    __typename: 'NodeType',
    name: category,
    title: category,
    category,
    inputs: takes ? [{ ...port, kind: takes, accepts: [takes], isRequired: true, isOpen: false }] : [],
    outputs: [{ ...port, kind: gives }],
    fields: field ? [{ name: 'value', label: 'Value', kind: field, isRequired: true, placeholder: 'Say it' }] : [],
  } as unknown as NodeType;
}

const nodeTypes = [
  type('INPUT', null, 'text', 'TEXTAREA'),
  type('TRANSFORM', 'text', 'prompt'),
  type('MODEL', 'prompt', 'images', 'MODEL'),
  type('OUTPUT', 'images', 'images'),
];

test('the tour begins with empty words and a prompt, and adds a model and a place for the pictures', () => {
  const plan = planTour({ nodeTypes });
  expect(plan?.beginning.nodes.map(({ type: name, config }) => [name, config])).toEqual([
    ['INPUT', {}],
    ['TRANSFORM', {}],
  ]);
  expect(plan?.beginning.edges).toHaveLength(1);
  expect(plan?.product.field).toBe('value');
  expect(plan?.model.type.name).toBe('MODEL');
  expect(plan?.edges.map(({ sourceKey, targetKey }) => [sourceKey, targetKey])).toEqual([
    ['TRANSFORM', 'MODEL'],
    ['MODEL', 'OUTPUT'],
  ]);
});

test('where the types do not make up such a workflow there is no tour', () => {
  expect(planTour({ nodeTypes: nodeTypes.slice(0, 3) })).toBeNull();
  const withoutModelField = nodeTypes.map((one) => (one.category === 'MODEL' ? { ...one, fields: [] } : one));
  expect(planTour({ nodeTypes: withoutModelField })).toBeNull();
});
