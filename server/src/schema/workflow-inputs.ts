import type { Field } from '@visualadgen/graph/fields/field.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { findInputField, valueOfField } from '@visualadgen/graph/inputs/input-field.ts';
import { inputKindOf, inputKinds } from '@visualadgen/graph/inputs/input-kinds.ts';
import type { InputKind as InputKindName } from '@visualadgen/graph/inputs/input-kinds.ts';
import { outputsOf } from '@visualadgen/graph/inputs/outputs-of.ts';
import type { WorkflowInput, WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import type { PortKind as PortKindName } from '@visualadgen/graph/ports/port-kinds.ts';
import { typesInGraph } from '@visualadgen/graph/ports/types-in-graph.ts';
import type { NodeType } from '../nodes/define-node.ts';
import { builder } from './builder.ts';
import { FieldOption, FieldType } from './fields.ts';
import { PortKind } from './node-types.ts';

/* What a workflow asks of whoever calls it, and what it gives: part of the saved graph and of its version. */

type NodeTypes = ReadonlyMap<string, NodeType>;

/** An input with what its node says of it. */
export interface DescribedInput extends WorkflowInput {
  /** Null where the model that is chosen has no such parameter. */
  definition: Field | null;
  default: unknown;
}

export interface DescribedOutput extends WorkflowOutput {
  /** Null where it passes on what is not known yet. */
  kind: PortKindName | null;
  isNamed: boolean;
}

export function describeInputs({ nodes, inputs = [] }: Graph, types: NodeTypes): DescribedInput[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return inputs.map((input) => {
    const node = byKey.get(input.nodeKey);
    const type = node && types.get(node.type);
    const place = node && type ? ([type, node.config, input.field] as const) : null;
    return {
      ...input,
      definition: (place && findInputField<Field>(...place)) ?? null,
      default: place && valueOfField(...place),
    };
  });
}

export function describeOutputs(graph: Graph, types: NodeTypes): DescribedOutput[] {
  const typeOf = typesInGraph(graph, (name) => types.get(name));
  const isNamed = (graph.outputs ?? []).length > 0;
  return outputsOf(graph, (name) => types.get(name)).map((output) => {
    const port = typeOf(output.nodeKey)?.outputs.find(({ name }) => name === output.output);
    return { ...output, kind: port && !port.sameAs ? port.kind : null, isNamed };
  });
}

const InputKind = builder.enumType('InputKind', {
  description: 'What a call gives for an input of a workflow.',
  values: Object.fromEntries(
    Object.entries(inputKinds).map(([kind, description]) => [kind, { description }]),
  ) as Record<InputKindName, { description: string }>,
});

export const WorkflowInputType = builder.objectRef<DescribedInput>('WorkflowInput').implement({
  description: 'What a workflow asks of whoever calls it: one field of one of its nodes, under a name of its own.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'By which `inputs` of a call names it; unique in the workflow.' }),
    label: t.exposeString('label', { description: 'For people.' }),
    help: t.exposeString('help', { description: 'A sentence for people; null for none.', nullable: true }),
    isRequired: t.exposeBoolean('isRequired', { description: 'Every call must give it.' }),
    nodeKey: t.exposeString('nodeKey', { description: 'The node that it sets, by its key.' }),
    field: t.exposeString('field', {
      description: 'The field of the node, or `field.parameter` for a parameter of the model chosen there.',
    }),
    kind: t.field({
      type: InputKind,
      nullable: true,
      description: 'What a call gives for it; null where the model that is chosen has no such parameter.',
      resolve: ({ definition }) => definition && inputKindOf(definition.kind),
    }),
    default: t.expose('default', {
      type: 'JSON',
      nullable: true,
      description: 'What the field holds, which a call that leaves the input out takes; null for nothing.',
    }),
    choices: t.field({
      type: [FieldOption],
      description: 'Of a CHOICE, what may be given; empty for all other kinds.',
      resolve: ({ definition }) => definition?.options ?? [],
    }),
    definition: t.expose('definition', {
      type: FieldType,
      nullable: true,
      description: 'The field itself: its limits, and the control that draws it.',
    }),
  }),
});

export const WorkflowOutputType = builder.objectRef<DescribedOutput>('WorkflowOutput').implement({
  description: 'What a workflow gives to whoever calls it: one output of one of its nodes, under a name of its own.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'By which `Execution.outputs` names it; unique in the workflow.' }),
    label: t.exposeString('label', { description: 'For people.' }),
    nodeKey: t.exposeString('nodeKey', { description: 'The node that gives it, by its key.' }),
    output: t.exposeString('output', { description: 'The output of the node.' }),
    kind: t.expose('kind', {
      type: PortKind,
      nullable: true,
      description: 'What it is; null where it passes on what nothing is connected to yet.',
    }),
    isNamed: t.exposeBoolean('isNamed', {
      description:
        'It was named in the workflow. Where a workflow names none, its Output and Export nodes are its outputs; without those, the nodes of which nothing is taken further.',
    }),
  }),
});

export const WorkflowInputInput = builder.inputType('WorkflowInputInput', {
  description: 'A field of a node that a call of the workflow may set. Its default is what the field holds.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 64 letters, digits and underscores, such as `headline`.' }),
    label: t.string({ required: true, description: 'For people: from 1 to 200 characters.' }),
    help: t.string({ description: 'For people: at most 1,000 characters.' }),
    isRequired: t.boolean({ required: true, defaultValue: false, description: 'Every call must give it.' }),
    nodeKey: t.string({ required: true, description: 'The node that it sets, by its key.' }),
    field: t.string({
      required: true,
      description: 'A field of the node’s type, or `field.parameter` for a parameter of the model chosen there.',
    }),
  }),
});

export const WorkflowOutputInput = builder.inputType('WorkflowOutputInput', {
  description: 'An output of a node that the workflow gives to whoever calls it.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 64 letters, digits and underscores, such as `ads`.' }),
    label: t.string({ required: true, description: 'For people: from 1 to 200 characters.' }),
    nodeKey: t.string({ required: true, description: 'The node that gives it, by its key.' }),
    output: t.string({ required: true, description: 'An output of the node.' }),
  }),
});

type InputGiven = typeof WorkflowInputInput.$inferInput;
type OutputGiven = typeof WorkflowOutputInput.$inferInput;

/** What GraphQL hands over has no prototype and may have gaps; what is saved and compared has neither. */
export function readInput({ name, label, help, isRequired, nodeKey, field }: InputGiven): WorkflowInput {
  return { name, label: label.trim(), help: help?.trim() || null, isRequired, nodeKey, field };
}

export function readOutput({ name, label, nodeKey, output }: OutputGiven): WorkflowOutput {
  return { name, label: label.trim(), nodeKey, output };
}
