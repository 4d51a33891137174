import type { Graph, GraphEdge, GraphNode } from '../graph/graph.ts';
import { builder } from './builder.ts';
import { NodeTypeName } from './node-types.ts';

/* A graph as it is sent, and as an execution keeps it. */

export const Position = builder.simpleObject('Position', {
  description: 'Where a node stands on the canvas, in pixels.',
  fields: (t) => ({ x: t.float(), y: t.float() }),
});

const NodeSnapshot = builder.objectRef<GraphNode>('NodeSnapshot').implement({
  description: 'A node as it was when the execution was made.',
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
  }),
});

const EdgeSnapshot = builder.objectRef<GraphEdge>('EdgeSnapshot').implement({
  description: 'An edge as it was when the execution was made.',
  fields: (t) => ({
    sourceKey: t.exposeString('sourceKey'),
    sourceHandle: t.exposeString('sourceHandle'),
    targetKey: t.exposeString('targetKey'),
    targetHandle: t.exposeString('targetHandle'),
  }),
});

export const GraphSnapshot = builder.objectRef<Graph>('GraphSnapshot').implement({
  description: 'The graph that an execution runs: a copy, which later edits leave alone.',
  fields: (t) => ({
    nodes: t.expose('nodes', { type: [NodeSnapshot] }),
    edges: t.expose('edges', { type: [EdgeSnapshot] }),
  }),
});
export { NodeSnapshot };

const PositionInput = builder.inputType('PositionInput', {
  fields: (t) => ({ x: t.float({ required: true }), y: t.float({ required: true }) }),
});

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
  }),
});
type GraphInput = typeof WorkflowGraphInput.$inferInput;

/** The graph that was sent, as plain data. A config that is no object is left for the validation to name. */
export function readGraph({ nodes, edges }: GraphInput): Graph {
  return {
    nodes: nodes.map((node) => ({
      ...node,
      config: node.config as Record<string, unknown>,
      position: { ...node.position },
    })),
    edges: edges.map((edge) => ({ ...edge })),
  };
}
