import type { Client } from 'urql';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { topologicalOrder } from '@visualadgen/graph/plan/order.ts';
import { walkFrom } from '@visualadgen/graph/plan/walk.ts';
import { graphql } from '../../api/generated/gql.ts';
import { refetch } from '../../api/refetch.ts';
import type { RunCoordinate, RunItem, RunNode, RunState } from '../state/run-state.ts';
import { readItems } from './read-items-of.ts';

const RunEdgesQuery = graphql(`
  query RunEdges($id: ID!) {
    execution(id: $id) {
      id
      graph {
        edges {
          sourceKey
          targetKey
        }
      }
    }
  }
`);

/** A node on the way to an item, with what it gave for it. */
export interface PathStep {
  nodeKey: string;
  name: string;
  type: string;
  values: TypedValues | null;
  /** Which of its items; null for a node that ran once. */
  item: RunItem | null;
}

/** What an item was made from, node by node, the furthest first. */
export async function readItemPath(
  client: Client,
  { execution, nodes }: Pick<RunState, 'execution' | 'nodes'>,
  nodeKey: string,
  item: Pick<RunItem, 'coordinates'>,
): Promise<PathStep[]> {
  if (!execution) return [];
  const { data } = await refetch(client, RunEdgesQuery, { id: execution.id });
  const into = Map.groupBy(data?.execution?.graph.edges ?? [], ({ targetKey }) => targetKey);
  const before = [...walkFrom(nodeKey, (key) => (into.get(key) ?? []).map(({ sourceKey }) => sourceKey))];
  const places = new Map(before.map((key, index) => [key, index]));
  const parents = before.map((key) => (into.get(key) ?? []).flatMap(({ sourceKey }) => places.get(sourceKey) ?? []));
  const steps = await Promise.all(
    // From the item back to where it began, turned around.
    topologicalOrder(parents)
      .toReversed()
      .map((index) => before[index] ?? '')
      .map(async (key): Promise<PathStep[]> => {
        const node = nodes[key];
        if (!node || key === nodeKey || node.status === 'SKIPPED') return [];
        const step = { nodeKey: key, name: node.name, type: node.type };
        if (!node.itemCounts) return [{ ...step, item: null, values: valuesFor(node, key, item.coordinates) }];
        const own = await itemOf(client, node, item.coordinates);
        return own ? [{ ...step, item: own, values: valuesFor({ output: own.output }, key, item.coordinates) }] : [];
      }),
  );
  return steps.flat();
}

/** The item of a node from which another was made: that which has the same place in each list that both come from. */
async function itemOf(
  client: Client,
  node: RunNode,
  coordinates: readonly RunCoordinate[],
): Promise<RunItem | undefined> {
  const any = Object.values(node.items)[0] ?? (await readItems(client, { id: node.id, first: 1 })).items[0];
  const shared = new Set(any?.coordinates.map((one) => one.nodeKey));
  const where = coordinates
    .filter((one) => shared.has(one.nodeKey))
    .map((one) => ({ nodeKey: one.nodeKey, index: one.index }));
  return (await readItems(client, { id: node.id, first: 1, where })).items[0];
}

/** What a node gave; of lists that it made itself, the one item that is meant. */
function valuesFor(
  { output }: Pick<RunNode, 'output'>,
  key: string,
  coordinates: readonly RunCoordinate[],
): TypedValues | null {
  const place = coordinates.find((one) => one.nodeKey === key)?.index;
  if (!output || place === undefined) return output;
  const at = (value: Value): Value | undefined => (value.kind === 'list' ? value.items[place] : value);
  return Object.fromEntries(
    Object.entries(output).flatMap(([name, value]) => {
      const own = at(value);
      return own ? [[name, own] as const] : [];
    }),
  );
}
