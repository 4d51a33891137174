import { maxJoinsOf } from '@visualadgen/graph/ports/connections-used.ts';
import { portKindNames, portKinds } from '@visualadgen/graph/ports/port-kinds.ts';
import type { PortKind as PortKindName } from '@visualadgen/graph/ports/port-kinds.ts';
import type {
  InputPort,
  JoinLimit,
  JoinLimits,
  ListRule,
  NamedOutputs,
  OutputPort,
} from '@visualadgen/graph/ports/ports.ts';
import type { NodeType } from '../nodes/define-node.ts';
import { nodeTypes } from '../nodes/index.ts';
import { builder } from './builder.ts';
import { FieldType, OnlyWithType } from './fields.ts';

const goneType = 'GONE';

/** The types that the folder `nodes/` holds: a new file there is a new value here. */
export const NodeTypeName = builder.enumType('NodeTypeName', {
  description: 'The kinds of nodes that there are.',
  values: Object.fromEntries([
    ...[...nodeTypes.values()].map(({ name, description }) => [name, { description }] as const),
    [goneType, { description: 'Told of a kept node whose kind this server no longer has: it cannot be saved or run.' }],
  ]),
});

/** As the API tells it, whichever types this server has. */
export function tellNodeType({ type }: { type: string }): string {
  return nodeTypes.has(type) ? type : goneType;
}

const NodeCategory = builder.enumType('NodeCategory', {
  description: 'Where a palette lists a kind of node.',
  values: {
    INPUT: { description: 'Brings something in.' },
    TRANSFORM: { description: 'Makes something else of what it takes.' },
    MODEL: { description: 'Calls a model, which costs money.' },
    OUTPUT: { description: 'Ends a workflow, with its results.' },
  } as const,
});

export const PortKind = builder.enumType('PortKind', {
  description: 'The kind of a port’s value.',
  values: Object.fromEntries(
    portKindNames.map((kind) => [kind.toUpperCase(), { value: kind, description: portKinds[kind].description }]),
  ) as Record<string, { value: PortKindName; description: string }>,
});

const JoinLimitType = builder.objectRef<JoinLimit>('JoinLimit').implement({
  description: 'How many edges a run uses at a port, with one value of a config field.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The value of the config field.' }),
    label: t.exposeString('label', { description: 'What that value is called.' }),
    minJoins: t.exposeInt('minJoins', { description: 'Edges at least: such a run fails with fewer.' }),
    maxJoins: t.exposeInt('maxJoins', {
      description:
        'Edges at most. With 0, such a run does not use the port: an edge can be saved, but the workflow does not run with it.',
    }),
  }),
});

const JoinLimitsType = builder.objectRef<JoinLimits>('JoinLimits').implement({
  description: 'A config field that decides how many edges a run uses at a port.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Its name.' }),
    preset: t.exposeString('preset', { description: 'Its default value.' }),
    limits: t.field({
      type: [JoinLimitType],
      description: 'The number for each of its values.',
      resolve: ({ limits }) => [...limits],
    }),
  }),
});

const InputPortType = builder.objectRef<InputPort>('InputPort').implement({
  description: 'An input port of a node.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As an edge’s `targetHandle` names it.' }),
    label: t.exposeString('label', { description: 'What people read beside it.' }),
    kind: t.expose('kind', { description: 'What it is for.', type: PortKind }),
    accepts: t.field({
      type: [PortKind],
      description: 'What can be connected to it. The server refuses everything else.',
      resolve: (port) => [...port.accepts],
    }),
    isRequired: t.exposeBoolean('isRequired', { description: 'A run fails without it.' }),
    isOpen: t.exposeBoolean('isOpen', {
      description: 'Takes any handle name, and everything that comes from upstream.',
    }),
    takesAll: t.boolean({
      description: 'It takes whole lists, in order; otherwise the node runs once for each item.',
      resolve: (port) => port.takesAll ?? false,
    }),
    takesAnyKind: t.boolean({
      description: 'It takes a value as it is, whatever its kind.',
      resolve: (port) => port.takesAnyKind ?? false,
    }),
    maxJoins: t.int({
      nullable: true,
      description:
        'How many edges it takes; null for any number. Several edges become a list, in their order. The server refuses more.',
      resolve: maxJoinsOf,
    }),
    maxJoinsBy: t.field({
      type: JoinLimitsType,
      nullable: true,
      description: 'Set if the config decides how many of these a run uses.',
      resolve: (port) => port.maxJoinsBy ?? null,
    }),
  }),
});

const ListRuleType = builder.objectRef<ListRule>('ListRule').implement({
  description:
    'How a config tells whether an output is a list, of which the nodes after it take one item after the other. An array is a list of so many items; a number above 1 too; and where there is neither, it is a list only with `isAlways`.',
  fields: (t) => ({
    path: t.field({
      type: ['String'],
      description: 'Where in the config the array or the number stands.',
      resolve: ({ path }) => [...path],
    }),
    isAlways: t.exposeBoolean('isAlways', {
      description: 'It is a list even of one item, and where nobody knows yet how many there will be.',
    }),
  }),
});

const NamedOutputsType = builder.objectRef<NamedOutputs>('NamedOutputs').implement({
  description: 'Outputs that a config names, such as the columns of a table.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'The config field that holds them: an array of `{ name, kind }`, with or without a `label`.',
    }),
    list: t.field({
      type: ListRuleType,
      nullable: true,
      description: 'How many items they hold; null if each is one thing.',
      resolve: ({ list }) => list ?? null,
    }),
    areBranches: t.boolean({
      description: 'Each is a branch of the node: see `OutputPort.branch`.',
      resolve: (named) => named.areBranches ?? false,
    }),
    sameAs: t.string({
      nullable: true,
      description: 'As `OutputPort.sameAs`, for each of them; the entries then need no `kind`.',
      resolve: ({ sameAs }) => sameAs ?? null,
    }),
  }),
});

const OutputPortType = builder.objectRef<OutputPort>('OutputPort').implement({
  description: 'An output port of a node.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As an edge’s `sourceHandle` names it.' }),
    label: t.exposeString('label', { description: 'What people read beside it.' }),
    kind: t.expose('kind', {
      description: 'Its kind; it can be connected to each port that accepts it.',
      type: PortKind,
    }),
    field: t.string({
      nullable: true,
      description:
        'The config field whose value this output is, so that it is known before a run: as it stands, or filled in where the field is a `TEMPLATE`.',
      resolve: (port) => port.field ?? null,
    }),
    list: t.field({
      type: ListRuleType,
      nullable: true,
      description: 'Set if the node makes a list of its own there.',
      resolve: (port) => port.list ?? null,
    }),
    follows: t.string({
      nullable: true,
      description:
        'The input from whose items those of this output are made, one from one, so that they are known by the same coordinates.',
      resolve: (port) => port.follows ?? null,
    }),
    onlyWith: t.field({
      type: OnlyWithType,
      nullable: true,
      description:
        'Set if a node gives it only with some values of a config field. With others an edge from it can be saved, but the workflow does not run with it.',
      resolve: (port) => port.onlyWith ?? null,
    }),
    branch: t.string({
      nullable: true,
      description:
        'Set if it is a branch: the node gives what it takes at one of its branches alone. What stands behind a branch that nothing took is SKIPPED.',
      resolve: (port) => port.branch ?? null,
    }),
    sameAs: t.string({
      nullable: true,
      description:
        'The input whose value goes out here as it came in, with all that came along. Its kind is the kind of what is connected there, and not `kind`; until then it can be connected to anything.',
      resolve: (port) => port.sameAs ?? null,
    }),
  }),
});

const NodeTypeType = builder.objectRef<NodeType>('NodeType').implement({
  description: 'A kind of node: its ports, and the form of its config.',
  fields: (t) => ({
    name: t.expose('name', { description: 'As `WorkflowNodeInput.type` names it.', type: NodeTypeName }),
    title: t.exposeString('title', { description: 'What people call it.' }),
    description: t.exposeString('description', { description: 'What it does, for people.' }),
    category: t.expose('category', { description: 'Where a palette lists it.', type: NodeCategory }),
    icon: t.exposeString('icon', { description: 'A lucide icon name, such as `image`.' }),
    inputs: t.field({
      description: 'Its inputs; empty if it has none.',
      type: [InputPortType],
      resolve: (type) => [...type.inputs],
    }),
    outputs: t.field({
      description: 'Its outputs; empty if it ends a workflow.',
      type: [OutputPortType],
      resolve: (type) => [...type.outputs],
    }),
    namedOutputs: t.field({
      type: NamedOutputsType,
      nullable: true,
      description: 'Set if its nodes have more outputs, by their config.',
      resolve: (type) => type.namedOutputs ?? null,
    }),
    gives: t.field({
      type: ['String'],
      description: 'The names of all outputs that a run can produce, including the output ports.',
      resolve: (type) => [...type.gives],
    }),
    fields: t.expose('fields', { description: 'The form of its config, in order.', type: [FieldType] }),
    defaultConfig: t.expose('defaultConfig', {
      description: 'The config of a new one, with every default filled in.',
      type: 'JSON',
    }),
  }),
});

builder.queryField('nodeTypes', (t) =>
  t.field({
    type: [NodeTypeType],
    authScopes: { public: true },
    description: 'The node types.',
    resolve: (_, __, context) => [...context.nodeTypes.values()],
  }),
);
