import type { Frame, Note } from './annotations/annotation.ts';
import type { GivenList } from './inputs/given-list.ts';
import type { WorkflowInput, WorkflowOutput } from './inputs/workflow-input.ts';

/** A workflow's graph as plain data: what clients send, what is saved, and what an execution keeps as its snapshot. */
export interface Graph {
  nodes: GraphNode[];
  /** In the order they were made, which is the order in which outputs are merged. */
  edges: GraphEdge[];
  /** For people alone, as are the frames; where there are none they may be left out. */
  notes?: Note[];
  frames?: Frame[];
  /** What a call may set, in the order of its form; where there is nothing they may be left out, as may the outputs. */
  inputs?: WorkflowInput[];
  outputs?: WorkflowOutput[];
  /** Of a run: the inputs that its call gave, by name; the others are as the workflow had them. */
  givenInputs?: string[];
}

export interface GraphNode {
  /** The client's own, unique in its workflow and stable from save to save. */
  key: string;
  type: string;
  name: string;
  config: Record<string, unknown>;
  /** The version of its type's form in which the config was written; the first where it is left out. */
  configVersion?: number;
  position: { x: number; y: number };
  hasBreakpoint: boolean;
  /** Its earlier results are not reused. */
  isFresh?: boolean;
  /** It does not run: a run goes on as though it and its edges were not there. */
  isMuted?: boolean;
  /** Where it runs over a list: the first item that fails ends it, in place of going on with the others. */
  stopsAtFailedItem?: boolean;
  /** It has one more output, at which it gives what went wrong: where that is connected, a failure of it does not fail the run. */
  hasErrorOutput?: boolean;
  /** Of a run: lists that its call gave for fields of it, over which it runs. */
  givenLists?: GivenList[];
}

export interface GraphEdge {
  sourceKey: string;
  sourceHandle: string;
  targetKey: string;
  targetHandle: string;
  /** A list is taken as a whole, in place of one item after the other. */
  isAllAtOnce?: boolean;
}

/** What a node took or gave, by name. */
export type Values = Record<string, unknown>;
