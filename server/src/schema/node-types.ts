import type { InputPort, OutputPort } from '../graph/ports.ts';
import { portKinds } from '../graph/ports.ts';
import type { NodeType } from '../nodes/define-node.ts';
import { nodeTypes } from '../nodes/index.ts';
import { builder } from './builder.ts';
import { FieldType } from './fields.ts';

/** The types that the folder `nodes/` holds: a new file there is a new value here. */
export const NodeTypeName = builder.enumType('NodeTypeName', { values: [...nodeTypes.keys()] });

const NodeCategory = builder.enumType('NodeCategory', { values: ['INPUT', 'TRANSFORM', 'MODEL', 'OUTPUT'] as const });

const PortKind = builder.enumType('PortKind', {
  values: Object.fromEntries(portKinds.map((kind) => [kind.toUpperCase(), { value: kind }])) as Record<
    string,
    { value: (typeof portKinds)[number] }
  >,
});

const InputPortType = builder.objectRef<InputPort>('InputPort').implement({
  description: 'Where a node takes something.',
  fields: (t) => ({
    name: t.exposeString('name'),
    label: t.exposeString('label'),
    kind: t.expose('kind', { type: PortKind }),
    accepts: t.field({
      type: [PortKind],
      description: 'What may be joined to it. The server refuses everything else.',
      resolve: (port) => [...port.accepts],
    }),
    isRequired: t.exposeBoolean('isRequired'),
    isOpen: t.exposeBoolean('isOpen', {
      description: 'Takes any handle name, and everything that comes from upstream.',
    }),
  }),
});

const OutputPortType = builder.objectRef<OutputPort>('OutputPort').implement({
  description: 'Where a node gives something.',
  fields: (t) => ({
    name: t.exposeString('name'),
    label: t.exposeString('label'),
    kind: t.expose('kind', { type: PortKind }),
    field: t.string({
      nullable: true,
      description:
        'The config field whose value this output is, so that it is known before a run: as it stands, or filled in where the field is a `TEMPLATE`.',
      resolve: (port) => port.field ?? null,
    }),
  }),
});

const NodeTypeType = builder.objectRef<NodeType>('NodeType').implement({
  description: 'A kind of node: its ports, and the form of its config.',
  fields: (t) => ({
    name: t.expose('name', { type: NodeTypeName }),
    title: t.exposeString('title'),
    description: t.exposeString('description'),
    category: t.expose('category', { type: NodeCategory }),
    icon: t.exposeString('icon', { description: 'A lucide icon name, such as `image`.' }),
    inputs: t.field({ type: [InputPortType], resolve: (type) => [...type.inputs] }),
    outputs: t.field({ type: [OutputPortType], resolve: (type) => [...type.outputs] }),
    gives: t.field({
      type: ['String'],
      description: 'Names of everything that a run may give; output ports are among them.',
      resolve: (type) => [...type.gives],
    }),
    fields: t.expose('fields', { type: [FieldType] }),
    defaultConfig: t.expose('defaultConfig', { type: 'JSON' }),
  }),
});

builder.queryField('nodeTypes', (t) =>
  t.field({
    type: [NodeTypeType],
    authScopes: { public: true },
    description: 'What a workflow can be made of.',
    resolve: (_, __, context) => [...context.nodeTypes.values()],
  }),
);
