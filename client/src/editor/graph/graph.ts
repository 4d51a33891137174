import type { NodeTypeName } from '../../api/generated/graphql.ts';

/** A workflow's graph as plain data, as it is read from and sent to the server. */
export interface Graph {
  nodes: GraphNode[];
  /** In the order they were made, which is the order in which the server merges outputs. */
  edges: GraphEdge[];
}

export interface GraphNode {
  /** Ours, unique in its workflow and stable from save to save. */
  key: string;
  type: NodeTypeName;
  name: string;
  /** Only the fields that were set; the others take the type's defaults. */
  config: Config;
  position: { x: number; y: number };
  hasBreakpoint: boolean;
  /** Its earlier results are not reused: it runs each time. */
  isFresh: boolean;
}

export interface GraphEdge {
  sourceKey: string;
  sourceHandle: string;
  targetKey: string;
  targetHandle: string;
}

export type Config = Record<string, unknown>;

/** JSON from the server as a config: anything but an object counts as empty. */
export function toConfig(json: unknown): Config {
  return isRecord(json) ? json : {};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
