import type { Frame, Note } from '@visualadgen/graph/annotations/annotation.ts';
import type { Graph as RulesGraph, GraphNode as RulesNode } from '@visualadgen/graph/graph.ts';
import type { WorkflowInput, WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import type { NodeTypeName } from '../../api/generated/graphql.ts';

/** A workflow's graph, as it is read from and sent to the server, with all that may be left out of it. */
export interface Graph extends RulesGraph {
  nodes: GraphNode[];
  notes: Note[];
  frames: Frame[];
  inputs: WorkflowInput[];
  outputs: WorkflowOutput[];
}

/** In its config are only the fields that were set; the others take the type's defaults. */
export interface GraphNode extends RulesNode {
  type: NodeTypeName;
  isFresh: boolean;
  isMuted: boolean;
  stopsAtFailedItem: boolean;
}

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** A rectangle of the canvas, in its pixels. */
export interface Box {
  position: Point;
  size: Size;
}

export type Config = Record<string, unknown>;

export const emptyGraph: Readonly<Graph> = {
  nodes: [],
  edges: [],
  notes: [],
  frames: [],
  inputs: [],
  outputs: [],
};

/** JSON from the server as a config: anything but an object counts as empty. */
export function toConfig(json: unknown): Config {
  return isRecord(json) ? json : {};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
