import * as fc from 'fast-check';
import type { Graph, GraphEdge } from '@visualadgen/graph/graph.ts';
import { countItems, type ItemCounts } from '@visualadgen/graph/lists/count-items.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import { edge, node } from '@visualadgen/graph/testing/sample-graph.ts';
import { connectionRules } from '@visualadgen/graph/validation/refuse-connection.ts';
import type { NodeType } from '../src/nodes/define-node.ts';
import { list, sift, tell } from './branching-nodes.ts';

/* Any graph of lists, branches, error outputs and failures. Its nodes stand in the order of a run. */

const types = new Map<string, NodeType>([list, tell, sift].map((type) => [type.name, type]));

export const branchingTypes = [...types.values()];

export const findBranchingType = (name: string): NodeType | undefined => types.get(name);

interface Draft {
  type: 'LIST' | 'TELL' | 'SIFT';
  values: number;
  fails: boolean;
  turns: number;
  hasErrorOutput: boolean;
  hasBreakpoint: boolean;
  /** Which of all that may be connected is connected to each of its ports, one after the other. */
  picks: number[];
}

const portsOf = { LIST: [], SIFT: ['a', 'a'], TELL: ['a', 'a', 'b', 'b', 'all', 'all'] } as const;

const draft: fc.Arbitrary<Draft> = fc.record({
  type: fc.constantFrom('LIST', 'SIFT', 'TELL', 'TELL'),
  values: fc.integer({ min: 1, max: 3 }),
  fails: fc.boolean(),
  turns: fc.nat({ max: 3 }),
  hasErrorOutput: fc.boolean(),
  hasBreakpoint: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
  picks: fc.array(fc.nat({ max: 60 }), { minLength: 6, maxLength: 6 }),
});

export const anyBranchingGraph: fc.Arbitrary<Graph> = fc.array(draft, { minLength: 3, maxLength: 9 }).map(build);

function build(drafts: readonly Draft[]): Graph {
  const graph: Graph = { nodes: [], edges: [] };
  for (const [index, one] of drafts.entries()) addStep(graph, index, one);
  return graph;
}

function addStep(graph: Graph, index: number, { type, values, picks, ...marks }: Draft) {
  const key = `n${index}`;
  const { hasErrorOutput, hasBreakpoint, ...config } = marks;
  graph.nodes.push(
    node(key, type, { config: { index, ...config }, hasBreakpoint, ...(hasErrorOutput && { hasErrorOutput }) }),
  );
  for (const [place, port] of portsOf[type].entries()) connect(graph, `${key}.${port}`, picks[place] ?? 0);
  const isFed = graph.edges.some(({ targetKey }) => targetKey === key);
  if (type === 'TELL' || isFed) return;
  const made = Array.from({ length: values }, (_, at) => `${index}.${at}`);
  graph.nodes[index] = node(key, 'LIST', { config: { values: made } });
}

/** Only what the one rule of connections allows: where something is connected already, an exclusive branch. */
function connect(graph: Graph, port: string, pick: number) {
  const rules = connectionRules(graph, findBranchingType);
  const before = graph.nodes.slice(0, -1);
  const possible = before
    .flatMap((source) =>
      (typeOfNode(source, findBranchingType)?.outputs ?? []).map(({ name }) => `${source.key}.${name}`),
    )
    .map((from) => edge(from, port))
    .filter((one) => rules.refuse(one) === null);
  const chosen = possible[pick % (possible.length + 1)];
  if (chosen) graph.edges.push(chosen);
}

export function countsOf(graph: Graph): ItemCounts {
  const order = graph.nodes.map(({ key }) => key);
  return countItems(graph, order, findBranchingType);
}

export function edgesInto(graph: Graph, key: string): GraphEdge[] {
  return graph.edges.filter(({ targetKey }) => targetKey === key);
}
