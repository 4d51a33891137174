import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import type { Annotation } from '@visualadgen/graph/annotations/annotation.ts';
import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';
import { WorkflowFrame, WorkflowFrameInput, WorkflowNote, WorkflowNoteInput } from './annotations.ts';
import { builder } from './builder.ts';
import { NodeTypeName, tellNodeType } from './node-types.ts';
import { Position, PositionInput } from './geometry.ts';
import {
  describeInputs,
  describeOutputs,
  readInput,
  readOutput,
  WorkflowInputInput,
  WorkflowInputType,
  WorkflowOutputInput,
  WorkflowOutputType,
} from './workflow-inputs.ts';

/* A graph as it is sent, and as an execution keeps it. */

export const stopsAtFailedItem =
  'If it runs over a list: its first item that fails ends it, and the rest does not run. Otherwise it goes on with the other items.';
export const hasErrorOutput =
  'It has one more output, `error`, at which it gives the code and the sentence of what went wrong, with `error_code` beside it. While that is connected, a failure of the node or of one of its items does not fail the run.';
export const isAllAtOnce =
  'A list is taken as a whole; otherwise the target runs once for each item. Only for inputs that take several edges.';

const NodeSnapshot = builder.objectRef<GraphNode>('NodeSnapshot').implement({
  description: 'A node as it was when the execution was made, or as a template has it.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The client’s own name for it, unique in its graph.' }),
    type: t.field({ description: 'Its node type.', type: NodeTypeName, resolve: tellNodeType }),
    name: t.exposeString('name', { description: 'For people, and for `{{Node name.variable}}` in templates.' }),
    config: t.expose('config', {
      description: 'Its values; `NodeType.fields` describes them.',
      type: 'JSON',
    }),
    position: t.expose('position', { description: 'Its position on the canvas.', type: Position }),
    hasBreakpoint: t.exposeBoolean('hasBreakpoint', { description: 'Runs pause before it.' }),
    isFresh: t.boolean({
      description: 'Its earlier results are not reused.',
      resolve: ({ isFresh }) => isFresh ?? false,
    }),
    isMuted: t.boolean({
      description: 'It does not run: a run ignores it and its edges.',
      resolve: ({ isMuted }) => isMuted ?? false,
    }),
    stopsAtFailedItem: t.boolean({
      description: stopsAtFailedItem,
      resolve: (node) => node.stopsAtFailedItem ?? false,
    }),
    hasErrorOutput: t.boolean({ description: hasErrorOutput, resolve: (node) => node.hasErrorOutput ?? false }),
  }),
});

const EdgeSnapshot = builder.objectRef<GraphEdge>('EdgeSnapshot').implement({
  description: 'An edge as it was when the execution was made, or as a template has it.',
  fields: (t) => ({
    sourceKey: t.exposeString('sourceKey', { description: 'The key of the source node.' }),
    sourceHandle: t.exposeString('sourceHandle', { description: 'The output port where it starts.' }),
    targetKey: t.exposeString('targetKey', { description: 'The key of the target node.' }),
    targetHandle: t.exposeString('targetHandle', { description: 'The input port where it ends.' }),
    isAllAtOnce: t.boolean({ description: isAllAtOnce, resolve: (edge) => edge.isAllAtOnce ?? false }),
  }),
});

export const GraphSnapshot = builder.objectRef<Graph>('GraphSnapshot').implement({
  description: 'The graph of an execution: a copy, which later edits do not change. Or the graph of a template.',
  fields: (t) => ({
    nodes: t.expose('nodes', { description: 'In the order in which they were saved.', type: [NodeSnapshot] }),
    edges: t.expose('edges', { description: 'In the order in which their outputs are merged.', type: [EdgeSnapshot] }),
    notes: t.field({
      description: 'Texts on the canvas; runs ignore them.',
      type: [WorkflowNote],
      resolve: ({ notes }) => notes ?? [],
    }),
    frames: t.field({
      description: 'Titled areas of the canvas; runs ignore them.',
      type: [WorkflowFrame],
      resolve: ({ frames }) => frames ?? [],
    }),
    inputs: t.field({
      description: 'What a call could set; the default of each is what this graph holds.',
      type: [WorkflowInputType],
      resolve: (graph, _, { nodeTypes }) => describeInputs(graph, nodeTypes),
    }),
    outputs: t.field({
      description: 'What it gives.',
      type: [WorkflowOutputType],
      resolve: (graph, _, { nodeTypes }) => describeOutputs(graph, nodeTypes),
    }),
  }),
});
export { NodeSnapshot };

const WorkflowNodeInput = builder.inputType('WorkflowNodeInput', {
  description: 'A node of a graph.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'Your own, unique in the workflow and stable from save to save.' }),
    type: t.field({
      description: 'Its node type; `nodeTypes` describes each.',
      type: NodeTypeName,
      required: true,
    }),
    name: t.string({ required: true, description: 'For people, and for `{{Node name.variable}}` in templates.' }),
    config: t.field({
      type: 'JSON',
      required: true,
      description: 'The fields described by `NodeType.fields`; omitted ones get their defaults.',
    }),
    position: t.field({ description: 'Its position on the canvas.', type: PositionInput, required: true }),
    hasBreakpoint: t.boolean({ description: 'Runs pause before it.', required: true, defaultValue: false }),
    isFresh: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Its earlier results are not reused: it runs each time.',
    }),
    isMuted: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'It does not run and costs nothing. A run ignores it and its edges; nodes that need it are left out too.',
    }),
    stopsAtFailedItem: t.boolean({ required: true, defaultValue: false, description: stopsAtFailedItem }),
    hasErrorOutput: t.boolean({ required: true, defaultValue: false, description: hasErrorOutput }),
  }),
});

const WorkflowEdgeInput = builder.inputType('WorkflowEdgeInput', {
  description: 'An edge from an output of one node to an input of another.',
  fields: (t) => ({
    sourceKey: t.string({ description: 'The key of the source node.', required: true }),
    sourceHandle: t.string({ required: true, description: 'An output port of the source node.' }),
    targetKey: t.string({ description: 'The key of the target node.', required: true }),
    targetHandle: t.string({ required: true, description: 'An input port of the target node.' }),
    isAllAtOnce: t.boolean({ required: true, defaultValue: false, description: isAllAtOnce }),
  }),
});

export const WorkflowGraphInput = builder.inputType('WorkflowGraphInput', {
  description: 'A whole graph. The order of the edges is the order in which outputs are merged.',
  fields: (t) => ({
    nodes: t.field({
      description: 'At most 10,000. One whose key was there before keeps its id.',
      type: [WorkflowNodeInput],
      required: true,
    }),
    edges: t.field({
      description: 'At most 50,000. Two nodes can have several, but not the same one twice.',
      type: [WorkflowEdgeInput],
      required: true,
    }),
    notes: t.field({
      type: [WorkflowNoteInput],
      description: 'At most 200, with at most 5,000 characters each. If omitted, the existing ones stay.',
    }),
    frames: t.field({
      type: [WorkflowFrameInput],
      description: 'At most 200. If omitted, the existing ones stay.',
    }),
    inputs: t.field({
      type: [WorkflowInputInput],
      description: 'At most 100, in the order of the form. If omitted, the existing ones stay.',
    }),
    outputs: t.field({
      type: [WorkflowOutputInput],
      description: 'At most 100. If omitted, the existing ones stay.',
    }),
  }),
});
type GraphInput = typeof WorkflowGraphInput.$inferInput;

/** The graph that was sent, as plain data. A config that is no object is left for the validation to name. */
export function readGraph({ nodes, edges, notes, frames, inputs, outputs }: GraphInput): Graph {
  return {
    nodes: nodes.map((node) => ({
      ...node,
      name: tidyName(node.name),
      config: node.config as Record<string, unknown>,
      position: { ...node.position },
    })),
    edges: edges.map((edge) => ({ ...edge })),
    ...(notes && { notes: notes.map(readAnnotation) }),
    ...(frames && { frames: frames.map(readAnnotation) }),
    ...(inputs && { inputs: inputs.map(readInput) }),
    ...(outputs && { outputs: outputs.map(readOutput) }),
  };
}

/** What GraphQL hands over has no prototype; what is saved and compared has one. */
function readAnnotation<Input extends Pick<Annotation, 'position' | 'size'>>(input: Input): Input {
  return { ...input, position: { ...input.position }, size: { ...input.size } };
}
