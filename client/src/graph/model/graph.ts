import type { NodeTypeName } from '../../api/generated/graphql.ts';

/** A workflow's graph as plain data, as it is read from and sent to the server. */
export interface Graph {
  nodes: GraphNode[];
  /** In the order they were made, which is the order in which the server merges outputs. */
  edges: GraphEdge[];
  notes: GraphNote[];
  frames: GraphFrame[];
}

export interface GraphNode {
  /** Ours, unique in its workflow and stable from save to save. */
  key: string;
  type: NodeTypeName;
  name: string;
  /** Only the fields that were set; the others take the type's defaults. */
  config: Config;
  position: Point;
  hasBreakpoint: boolean;
  /** Its earlier results are not reused: it runs each time. */
  isFresh: boolean;
  /** It does not run, and costs nothing. */
  isMuted: boolean;
}

export interface GraphEdge {
  sourceKey: string;
  sourceHandle: string;
  targetKey: string;
  targetHandle: string;
}

/** Words on the canvas, of no meaning for a run. */
export interface GraphNote extends Box {
  key: string;
  text: string;
  color: AnnotationColor;
}

/** A titled region behind nodes. What lies in it is not kept: it is where it is. */
export interface GraphFrame extends Box {
  key: string;
  title: string;
  color: AnnotationColor;
}

export const annotationColors = ['GRAY', 'RED', 'ORANGE', 'YELLOW', 'GREEN', 'BLUE', 'PURPLE', 'PINK'] as const;
export type AnnotationColor = (typeof annotationColors)[number];

/** What the server takes at most. */
export const annotationLimits = { count: 200, text: 5_000, title: 200, side: 20_000 };

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

export const emptyGraph: Readonly<Graph> = { nodes: [], edges: [], notes: [], frames: [] };

/** JSON from the server as a config: anything but an object counts as empty. */
export function toConfig(json: unknown): Config {
  return isRecord(json) ? json : {};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
