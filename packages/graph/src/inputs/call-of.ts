import type { Graph } from '../graph.ts';
import { withSet } from './given-lists.ts';
import { valueOfField } from './input-field.ts';
import type { InputLookup } from './input-field.ts';

/** What a run was called with. */
export interface CallOfRun {
  /** The value of each input, by name: a list where a list was given for one that takes one value. */
  inputs: Record<string, unknown>;
  /** What each row sets beside; null where no rows were given. */
  rows: Record<string, unknown>[] | null;
}

/** What a graph was called with: told by what stands in the fields of its inputs. */
export function callOf({ nodes, inputs = [] }: Graph, types: InputLookup): CallOfRun {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const call: CallOfRun = { inputs: {}, rows: null };
  for (const { name, nodeKey, field } of inputs) {
    const node = byKey.get(nodeKey);
    const type = node && types(node.type);
    if (!node || !type) continue;
    const valueAt = (set: Readonly<Record<string, unknown>>) => valueOfField(type, withSet(node.config, set), field);
    call.inputs[name] = valueAt({});
    for (const { input, items } of node.givenLists ?? []) {
      if (input === name) call.inputs[name] = items.map(({ set }) => valueAt(set));
      if (input !== null) continue;
      call.rows ??= items.map(() => ({}));
      for (const [index, { set }] of items.entries()) {
        const row = call.rows[index];
        if (row && Object.hasOwn(set, field)) row[name] = valueAt(set);
      }
    }
  }
  return call;
}

/** The call that a run was begun with, to begin another one: without what it left to the workflow. */
export function callAgain(
  graph: Graph,
  types: InputLookup,
): { inputs: Record<string, unknown>; rows: CallOfRun['rows'] } {
  const { inputs, rows } = callOf(graph, types);
  const given = (graph.givenInputs ?? []).filter((name) => Object.hasOwn(inputs, name));
  return { inputs: Object.fromEntries(given.map((name) => [name, inputs[name]])), rows };
}
