import type { Graph } from '@visualadgen/graph/graph.ts';
import { nodeAt } from '@visualadgen/graph/inputs/given-lists.ts';
import { layOut } from '@visualadgen/graph/lists/lay-out.ts';
import { mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import { partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import { coordinatesKey } from '@visualadgen/graph/values/coordinates.ts';
import type { ExecutionRow, NodeExecutionRow } from '../store/tables.ts';
import { estimateRun, type EstimateOptions } from './estimate-run.ts';
import { gaveEarlier } from './gave-earlier.ts';
import { readOutput } from './node-values.ts';
import { planRun } from './plan-run.ts';
import { type ExecutionRecord, itemsOf, recordOf } from './record.ts';
import { signatureOf } from './signature.ts';
import { wiresOf } from './wires.ts';

/** An execution with what its nodes and their items gave. */
export interface GivenResults {
  execution: ExecutionRow;
  parts: readonly NodeExecutionRow[];
}

/**
 * The nodes of a graph whose result in an execution is not what they would be made from now: their type, their config or what they
 * take is another, be it because of a node before them. Looked at in the way a run is estimated, with the results of that one
 * execution in place of all earlier ones, so that it is told by the same rule whether something has changed.
 * What is muted, and what would run anew without a change, is not among them; nor is a node for the items of it that failed.
 */
export async function findOutdated(
  now: Graph,
  given: GivenResults,
  options: Omit<EstimateOptions, 'decide'>,
): Promise<string[]> {
  const types: TypeLookup = (name) => options.types.get(name);
  const record = recordOf(given.execution, given.parts);
  const known = new Map<string, Map<string, NodeExecutionRow>>();
  for (const [key, { status }] of record.nodes) {
    if (status === 'COMPLETED' || status === 'FAILED') known.set(key, bySignature(record, key, options.types));
  }
  const part = partThatRuns(now, types);
  /** What gives at once, and something else at any time: what hangs on it tells whether that was a change. */
  const readAnew = new Set<string>();
  const { reusedNodeKeys } = await estimateRun(part, {
    ...options,
    async decide(node, type, { signature }) {
      const row = known.get(node.key)?.get(signature);
      if (row?.status === 'FAILED')
        return { kind: 'FAILED', code: row.error_code ?? 'INTERNAL', message: row.error ?? '' };
      if (row?.output && type.isPure && type.resultLasts === 0) readAnew.add(node.key);
      return row?.output && !readAnew.has(node.key)
        ? {
            kind: 'REUSE',
            output: readOutput(row.output, { userId: row.user_id, type: typeOfNode(node, types) }),
            from: row.id,
          }
        : { kind: 'RUN', reason: 'CONFIG_CHANGED', changedInputs: null };
    },
  });
  const current = new Set([...reusedNodeKeys, ...readAnew]);
  const isDone = (key: string) => record.nodes.get(key)?.status === 'COMPLETED';
  return part.nodes.flatMap(({ key }) => (isDone(key) && !current.has(key) ? [key] : []));
}

/** What a node gave, once or for each item, by what it was made from; with the items that failed, which gave nothing. */
function bySignature(
  record: ExecutionRecord,
  key: string,
  types: EstimateOptions['types'],
): Map<string, NodeExecutionRow> {
  const node = record.nodes.get(key);
  const rows = node?.item_counts ? itemsOf(record, key) : node ? [node] : [];
  const corrected = rows.some((row) => row.input_edited_at)
    ? signaturesThen(record, key, types)
    : new Map<string, string>();
  return new Map(
    rows.flatMap((row): [string, NodeExecutionRow][] => {
      const signature = row.input_edited_at ? corrected.get(placeOf(row)) : row.signature;
      const isKnown = row.status === 'FAILED' || (row.status === 'COMPLETED' && row.output !== null);
      return isKnown && signature ? [[signature, row]] : [];
    }),
  );
}

/** What each would have been made from had nobody corrected what it took, by its coordinates. */
function signaturesThen(record: ExecutionRecord, key: string, types: EstimateOptions['types']): Map<string, string> {
  const find = (name: string) => types.get(name);
  const plan = planRun(partThatRuns(record.row.graph, find));
  const index = plan.indexByKey.get(key) ?? -1;
  const node = plan.nodes[index];
  const type = node && types.get(node.type);
  if (!type) return new Map();
  const wires = wiresOf(plan, types);
  const connected = wires.into(index, (from) => {
    const source = plan.nodes[from];
    return source && gaveEarlier(record, source, types, wires);
  });
  const layout = layOut(node, connected, find, Number.POSITIVE_INFINITY);
  const laid =
    layout.kind === 'ITEMS' ? layout.items : layout.kind === 'ONCE' ? [{ coordinates: {}, taken: layout.taken }] : [];
  return new Map(
    laid.flatMap(({ coordinates, taken }): [string, string][] =>
      typeof taken === 'string'
        ? []
        : [[coordinatesKey(coordinates), signatureOf(type, nodeAt(node, coordinates), mergeInputs(node, taken, find))]],
    ),
  );
}

function placeOf({ coordinates }: NodeExecutionRow): string {
  return coordinatesKey(coordinates ?? {});
}
