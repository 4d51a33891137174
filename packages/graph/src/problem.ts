export const graphProblemCodes = [
  'EMPTY_GRAPH',
  'GRAPH_TOO_LARGE',
  'DUPLICATE_KEY',
  'UNKNOWN_NODE_TYPE',
  'CONFIG_INVALID',
  'DANGLING_EDGE',
  'DUPLICATE_EDGE',
  'SELF_LOOP',
  'CYCLE',
  'UNKNOWN_PORT',
  'PORT_MISMATCH',
  'TOO_MANY_JOINS',
  'JOIN_UNUSED',
  'INPUT_UNUSED',
  'ITEMS_LEFT_OUT',
  'CONFIG_INCOMPLETE',
  'INPUT_MISSING',
  'TEMPLATE_VARIABLE_MISSING',
  'TEMPLATE_INVALID',
  'ANNOTATION_INVALID',
  'TOO_MANY_ITEMS',
  'WORKFLOW_INPUT_INVALID',
  'WORKFLOW_OUTPUT_INVALID',
] as const;
export type GraphProblemCode = (typeof graphProblemCodes)[number];

/** An error keeps a graph, or the node concerned, from running; with a warning it runs, but leaves out something that a person put in. */
export type ProblemSeverity = 'ERROR' | 'WARNING';

export function severityOf(code: GraphProblemCode): ProblemSeverity {
  return code === 'INPUT_UNUSED' || code === 'ITEMS_LEFT_OUT' ? 'WARNING' : 'ERROR';
}

/** Something wrong with a graph, told so that a person understands it and a program can point at it. */
export interface GraphProblem {
  code: GraphProblemCode;
  message: string;
  /** The nodes concerned. */
  nodeKeys: string[];
  /** Where in the graph, such as `['nodes', '2', 'config', 'num_images']`. */
  path: string[];
}

/** A list longer than this helps nobody, and a hostile graph could make it very long. */
export const mostProblems = 1_000;

/** Something wrong with a config: its place inside of it, and a sentence without its subject. */
export interface ConfigProblem {
  path: string[];
  message: string;
}
