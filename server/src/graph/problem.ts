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
  'CONFIG_INCOMPLETE',
  'INPUT_MISSING',
  'TEMPLATE_VARIABLE_MISSING',
  'TEMPLATE_INVALID',
  'ANNOTATION_INVALID',
] as const;
export type GraphProblemCode = (typeof graphProblemCodes)[number];

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
