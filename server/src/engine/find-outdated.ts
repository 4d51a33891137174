import type { Graph } from '@visualadgen/graph/graph.ts';
import { partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { type Incoming, mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { estimateRun, type EstimateOptions } from './estimate-run.ts';
import { readOutput } from './node-values.ts';
import { signatureOf } from './signature.ts';

/** What an execution gave, and the graph that it ran on. */
export interface GivenResults {
  graph: Graph;
  nodes: readonly NodeExecutionRow[];
}

/**
 * The nodes of a graph whose result in an execution is not what they would be made from now: their type, their config or what they
 * take is another, be it because of a node before them. Looked at in the way a run is estimated, with the results of that one
 * execution in place of all earlier ones, so that it is told by the same rule whether something has changed.
 * What is muted, and what would run anew without a change, is not among them.
 */
export async function findOutdated(
  now: Graph,
  given: GivenResults,
  options: Omit<EstimateOptions, 'decide'>,
): Promise<string[]> {
  const types: TypeLookup = (name) => options.types.get(name);
  const done = new Map(
    given.nodes
      .filter(({ status, output }) => status === 'COMPLETED' && output !== null)
      .map((row) => [row.node_key, row]),
  );
  const part = partThatRuns(now, types);
  const { reusedNodeKeys } = await estimateRun(part, {
    ...options,
    async decide(node, type, signature) {
      const row = done.get(node.key);
      const isSame = row?.output && signature === signatureThen(row, given, options.types);
      return isSame
        ? { kind: 'REUSE', output: readOutput(row.output ?? {}, { userId: row.user_id, type }), from: row.id }
        : { kind: 'RUN', reason: 'CONFIG_CHANGED', changedInputs: null };
    },
  });
  const current = new Set(reusedNodeKeys);
  return part.nodes.flatMap(({ key }) => (done.has(key) && !current.has(key) ? [key] : []));
}

/** What it was made from; had somebody corrected what it took, then what it would have been made from otherwise. */
function signatureThen(
  row: NodeExecutionRow,
  { graph, nodes }: GivenResults,
  types: EstimateOptions['types'],
): string | null {
  if (!row.input_edited_at) return row.signature;
  const node = graph.nodes.find(({ key }) => key === row.node_key);
  const type = node && types.get(node.type);
  if (!type) return null;
  const incoming = graph.edges
    .filter(({ targetKey }) => targetKey === node.key)
    .flatMap((edge): Incoming[] => {
      const source = graph.nodes.find(({ key }) => key === edge.sourceKey);
      const output = nodes.find(({ node_key }) => node_key === edge.sourceKey)?.output;
      if (!source || !output) return [];
      return [{ edge, source, output: readOutput(output, { userId: row.user_id, type: types.get(source.type) }) }];
    });
  return signatureOf(
    type,
    node,
    mergeInputs(node, incoming, (name) => types.get(name)),
  );
}
