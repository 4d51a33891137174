import type { Graph } from '@visualadgen/graph/graph.ts';
import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';

/** Of which item of one list something was made. */
export interface PlacedInList {
  nodeKey: string;
  nodeName: string;
  index: number;
  label: string | null;
}

export const ItemCoordinate = builder.objectRef<PlacedInList>('ItemCoordinate').implement({
  description: 'From which item of one list something was made.',
  fields: (t) => ({
    nodeKey: t.exposeString('nodeKey', {
      description:
        'The node that made the list, by its key in the run’s graph; `inputs` where a call gave the list as rows, `inputs.headline` as several values of that input.',
    }),
    nodeName: t.exposeString('nodeName', {
      description:
        'That node, as it was named when the run was made; the label of the input where a call gave the list.',
    }),
    index: t.exposeInt('index', { description: 'The item’s place in that list, from 0.' }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'What people call the item, such as its first words; null where it has none.',
    }),
  }),
});

/** In the order of the graph's nodes. */
export async function coordinatesIn(
  executionId: string,
  coordinates: Coordinates | null | undefined,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<PlacedInList[]> {
  const places = Object.entries(coordinates ?? {});
  const execution = places.length > 0 ? await loaders.executions.load(executionId) : null;
  if (!execution) return [];
  const nodes = namesOf(execution.graph);
  return places
    .map(([nodeKey, place]) => ({ ordinal: nodes.get(nodeKey)?.ordinal ?? -1, nodeKey, ...place }))
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map(({ nodeKey, index, label }) => ({ nodeKey, nodeName: nodes.get(nodeKey)?.name ?? nodeKey, index, label }));
}

interface Named {
  name: string;
  ordinal: number;
}

/** A list of items asks for each of them. */
const known = new WeakMap<Graph, ReadonlyMap<string, Named>>();

function namesOf(graph: Graph): ReadonlyMap<string, Named> {
  let names = known.get(graph);
  if (!names) {
    // What a call gave comes before what nodes made.
    const lists = graph.nodes.flatMap(({ givenLists }) => givenLists ?? []);
    const labels = new Map((graph.inputs ?? []).map(({ name, label }) => [name, label]));
    names = new Map([
      ...lists.map(({ key, input }) => [key, { name: labels.get(input ?? '') ?? 'Inputs', ordinal: -1 }] as const),
      ...graph.nodes.map(({ key, name }, ordinal) => [key, { name, ordinal }] as const),
    ]);
    known.set(graph, names);
  }
  return names;
}
