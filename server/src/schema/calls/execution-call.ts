import type { Graph } from '@visualadgen/graph/graph.ts';
import { callOf } from '@visualadgen/graph/inputs/call-of.ts';
import type { PortKind as PortKindName } from '@visualadgen/graph/ports/port-kinds.ts';
import type { ExecutionRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Execution } from '../executions.ts';
import { PortKind } from '../node-types.ts';
import { FileItem, ImageItem, type ItemOf, namedValues, TextItem, ValueItem } from '../node-values.ts';
import { placeGiven } from '../placed-values.ts';
import { givenOf, typeOf } from '../values-of-node.ts';
import { describeOutputs } from '../workflow-inputs.ts';

/* What a run was called with, and what it gives. */

interface Output {
  name: string;
  label: string;
  nodeKey: string;
  kind: PortKindName | null;
  row: number | null;
  isList: boolean;
  items: readonly ItemOf[];
}

const ExecutionOutput = builder.objectRef<Output>('ExecutionOutput').implement({
  description: 'What a run gives under one name: empty until it is there, and where the run did not come to it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As in `Workflow.outputs`.' }),
    label: t.exposeString('label', { description: 'For people.' }),
    nodeKey: t.exposeString('nodeKey', { description: 'The node that gives it, by its key.' }),
    kind: t.expose('kind', {
      type: PortKind,
      nullable: true,
      description: 'What it is; null where it passes on what nothing is connected to.',
    }),
    row: t.exposeInt('row', {
      nullable: true,
      description:
        'Where the run was called with `rows`: the one that it was made of, from 0. Null where it was made of none of them, or there are none.',
    }),
    isList: t.exposeBoolean('isList', { description: 'It may be several things.' }),
    items: t.field({
      type: [ValueItem],
      description: 'All that it is, one after the other, each with where it comes from.',
      resolve: ({ items }) => [...items],
    }),
    text: t.string({
      nullable: true,
      description: 'Its first text; null where it has none.',
      resolve: ({ items }) => textsIn(items)[0]?.text ?? null,
    }),
    texts: t.field({ type: [TextItem], description: 'Its texts.', resolve: ({ items }) => textsIn(items) }),
    images: t.field({ type: [ImageItem], description: 'Its pictures.', resolve: ({ items }) => imagesIn(items) }),
    file: t.field({
      type: FileItem,
      nullable: true,
      description: 'Its first file, such as the zip of an Export; null where it has none.',
      resolve: ({ items }) => items.flatMap((item) => (item.kind === 'file' ? [item] : []))[0] ?? null,
    }),
  }),
});

builder.objectFields(Execution, (t) => ({
  inputs: t.field({
    type: 'JSON',
    description:
      'The values of the workflow’s inputs with which it ran, by name, defaults included: a list where several values were given for an input that takes one.',
    resolve: ({ graph }, _, { nodeTypes }) => callOf(graph, (name) => nodeTypes.get(name)).inputs,
  }),
  rows: t.field({
    type: 'JSON',
    nullable: true,
    description:
      'The rows that it was called with: an array of what each sets beside `inputs`. Null where it was called without.',
    resolve: ({ graph }, _, { nodeTypes }) => callOf(graph, (name) => nodeTypes.get(name)).rows,
  }),
  outputs: t.field({
    type: [ExecutionOutput],
    description: 'What it gives, in the order of the workflow’s outputs: with `rows`, each output once for every row.',
    resolve: (execution, _, context) => outputsOfRun(execution, context),
  }),
  images: t.field({
    type: [ImageItem],
    description: 'All pictures among its outputs, each once.',
    resolve: async (execution, _, context) => {
      const images = (await outputsOfRun(execution, context)).flatMap(({ items }) => imagesIn(items));
      return [...new Map(images.map((image) => [JSON.stringify(image), image])).values()];
    },
  }),
}));

async function outputsOfRun(execution: ExecutionRow, context: Context): Promise<Output[]> {
  const { graph } = execution;
  const rows = await context.loaders.nodeExecutionsOfExecution.load(execution.id);
  const outputs = describeOutputs(graph, context.nodeTypes);
  const rowsKey = keyOfRows(graph);
  const found = await Promise.all(
    outputs.map(async ({ name, label, nodeKey, kind, output }): Promise<Output[]> => {
      const row = rows.find(({ node_key: key }) => key === nodeKey);
      const node = row && graph.nodes[row.ordinal];
      const about = { name, label, nodeKey, kind };
      if (!row || !node) return [{ ...about, row: null, isList: false, items: [] }];
      const [given, type] = await Promise.all([givenOf(row, context), typeOf(row, context)]);
      const value = namedValues(placeGiven(node, type, given), row).find((one) => one.name === output);
      const whole = { ...about, isList: value?.isList ?? false, items: value?.items ?? [] };
      return rowsKey === null ? [{ ...whole, row: null }] : byRow(whole, rowsKey.key, rowsKey.count);
    }),
  );
  return found.flat();
}

/** What was made of none of the rows is told by itself. */
function byRow(whole: Omit<Output, 'row'>, key: string, count: number): Output[] {
  const rowOf = ({ coordinates }: ItemOf) => coordinates[key]?.index ?? null;
  const common = whole.items.filter((item) => rowOf(item) === null);
  const own = Map.groupBy(whole.items, rowOf);
  if (common.length > 0 && common.length === whole.items.length) return [{ ...whole, row: null }];
  return Array.from({ length: count }, (_, row) => ({ ...whole, row, items: own.get(row) ?? [] }));
}

function keyOfRows({ nodes }: Graph): { key: string; count: number } | null {
  for (const { givenLists = [] } of nodes)
    for (const { key, input, items } of givenLists) if (input === null) return { key, count: items.length };
  return null;
}

function textsIn(items: readonly ItemOf[]) {
  return items.flatMap((item) => (item.kind === 'text' ? [item] : []));
}

function imagesIn(items: readonly ItemOf[]) {
  return items.flatMap((item) => (item.kind === 'image' ? [item] : []));
}
