import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import type { Annotation } from '../graph/annotation.ts';
import type { Graph, GraphEdge, GraphNode } from '../graph/graph.ts';
import { WorkflowFrame, WorkflowFrameInput, WorkflowNote, WorkflowNoteInput } from './annotations.ts';
import { builder } from './builder.ts';
import { NodeTypeName } from './node-types.ts';
import { Position, PositionInput } from './place.ts';

/* A graph as it is sent, and as an execution keeps it. */

const NodeSnapshot = builder.objectRef<GraphNode>('NodeSnapshot').implement({
  description: 'A node as it was when the execution was made, or as a template has it.',
  fields: (t) => ({
    key: t.exposeString('key'),
    type: t.expose('type', { type: NodeTypeName }),
    name: t.exposeString('name'),
    config: t.expose('config', { type: 'JSON' }),
    position: t.expose('position', { type: Position }),
    hasBreakpoint: t.exposeBoolean('hasBreakpoint'),
    isFresh: t.boolean({
      description: 'Its earlier results are not reused.',
      resolve: ({ isFresh }) => isFresh ?? false,
    }),
    isMuted: t.boolean({
      description: 'It does not run: a run goes on as though it and its edges were not there.',
      resolve: ({ isMuted }) => isMuted ?? false,
    }),
  }),
});

const EdgeSnapshot = builder.objectRef<GraphEdge>('EdgeSnapshot').implement({
  description: 'An edge as it was when the execution was made, or as a template has it.',
  fields: (t) => ({
    sourceKey: t.exposeString('sourceKey'),
    sourceHandle: t.exposeString('sourceHandle'),
    targetKey: t.exposeString('targetKey'),
    targetHandle: t.exposeString('targetHandle'),
  }),
});

export const GraphSnapshot = builder.objectRef<Graph>('GraphSnapshot').implement({
  description: 'The graph that an execution runs: a copy, which later edits leave alone. Or that of a template.',
  fields: (t) => ({
    nodes: t.expose('nodes', { type: [NodeSnapshot] }),
    edges: t.expose('edges', { type: [EdgeSnapshot] }),
    notes: t.field({ type: [WorkflowNote], resolve: ({ notes }) => notes ?? [] }),
    frames: t.field({ type: [WorkflowFrame], resolve: ({ frames }) => frames ?? [] }),
  }),
});
export { NodeSnapshot };

const WorkflowNodeInput = builder.inputType('WorkflowNodeInput', {
  fields: (t) => ({
    key: t.string({ required: true, description: 'Your own, unique in the workflow and stable from save to save.' }),
    type: t.field({ type: NodeTypeName, required: true }),
    name: t.string({ required: true, description: 'For people, and for `{{Node name.variable}}` in templates.' }),
    config: t.field({
      type: 'JSON',
      required: true,
      description: 'The fields that `NodeType.fields` tells of; what is left out takes its default.',
    }),
    position: t.field({ type: PositionInput, required: true }),
    hasBreakpoint: t.boolean({ required: true, defaultValue: false }),
    isFresh: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Its earlier results are not reused: it runs each time.',
    }),
    isMuted: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'It does not run and costs nothing. A run goes on as though it and its edges were not there; what needs it is left out too.',
    }),
  }),
});

const WorkflowEdgeInput = builder.inputType('WorkflowEdgeInput', {
  fields: (t) => ({
    sourceKey: t.string({ required: true }),
    sourceHandle: t.string({ required: true, description: 'An output port of the source node.' }),
    targetKey: t.string({ required: true }),
    targetHandle: t.string({ required: true, description: 'An input port of the target node.' }),
  }),
});

export const WorkflowGraphInput = builder.inputType('WorkflowGraphInput', {
  description: 'A whole graph. The order of the edges is the order in which outputs are merged.',
  fields: (t) => ({
    nodes: t.field({ type: [WorkflowNodeInput], required: true }),
    edges: t.field({ type: [WorkflowEdgeInput], required: true }),
    notes: t.field({
      type: [WorkflowNoteInput],
      description: 'At most 200, with at most 5,000 characters each. Left out, those that are there stay.',
    }),
    frames: t.field({
      type: [WorkflowFrameInput],
      description: 'At most 200. Left out, those that are there stay.',
    }),
  }),
});
type GraphInput = typeof WorkflowGraphInput.$inferInput;

/** The graph that was sent, as plain data. A config that is no object is left for the validation to name. */
export function readGraph({ nodes, edges, notes, frames }: GraphInput): Graph {
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
  };
}

/** What GraphQL hands over has no prototype; what is saved and compared has one. */
function readAnnotation<Input extends Pick<Annotation, 'position' | 'size'>>(input: Input): Input {
  return { ...input, position: { ...input.position }, size: { ...input.size } };
}
