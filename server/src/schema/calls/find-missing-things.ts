import type { Graph } from '@visualadgen/graph/graph.ts';
import { findInputField } from '@visualadgen/graph/inputs/input-field.ts';
import { inputKindOf } from '@visualadgen/graph/inputs/input-kinds.ts';
import type { InputKind } from '@visualadgen/graph/inputs/input-kinds.ts';
import type { Call } from '@visualadgen/graph/inputs/read-call.ts';
import type { ConfigProblem } from '@visualadgen/graph/problem.ts';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import { findAssets } from '../../store/assets.ts';
import { findBrands } from '../../store/brands.ts';
import type { Context } from '../context.ts';
import { rowId } from '../ids.ts';

/** Something that a call names by its id, and where. */
interface Named {
  type: 'Asset' | 'Brand';
  id: string;
  path: string[];
}

const words = { Asset: 'a picture of yours, or a link to one', Brand: 'a brand of yours' };

/** Pictures and brands that a call names and that are not there, or not the viewer’s: a run would fail at them after it has paid for others. */
export async function findMissingThings(
  graph: Graph,
  call: Call,
  context: Pick<Context, 'asViewer' | 'nodeTypes'>,
): Promise<ConfigProblem[]> {
  const named = namedIn(graph, call, context);
  if (named.length === 0) return [];
  const idsOf = (type: Named['type']) => [
    ...new Set(named.flatMap((one) => (one.type === type ? (rowId(type, one.id) ?? []) : []))),
  ];
  const [assets, brands] = [idsOf('Asset'), idsOf('Brand')];
  const found = await context.asViewer(async (db) => [
    ...(assets.length > 0 ? await findAssets(db, assets) : []),
    ...(brands.length > 0 ? await findBrands(db, brands) : []),
  ]);
  const known = new Set(found.map(({ id }) => id));
  return named.flatMap(({ type, id, path }) =>
    known.has(rowId(type, id) ?? '')
      ? []
      : [{ path, message: `must be the id of ${words[type]}, but there is none of that id` }],
  );
}

function namedIn(graph: Graph, { inputs, rows }: Call, { nodeTypes }: Pick<Context, 'nodeTypes'>): Named[] {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  const kinds = new Map<string, InputKind>();
  for (const { name, nodeKey, field } of graph.inputs ?? []) {
    const node = nodes.get(nodeKey);
    const type = node && nodeTypes.get(node.type);
    const found = node && type && findInputField(type, node.config, field);
    if (found) kinds.set(name, inputKindOf(found.kind));
  }
  const inValues = (values: unknown, path: string[]): Named[] =>
    isRecord(values)
      ? Object.entries(values).flatMap(([name, value]) => namedBy(kinds.get(name), value, [...path, name]))
      : [];
  return [
    ...inValues(inputs, ['inputs']),
    ...(Array.isArray(rows) ? rows.flatMap((row: unknown, index) => inValues(row, ['rows', String(index)])) : []),
  ];
}

function namedBy(kind: InputKind | undefined, value: unknown, path: string[]): Named[] {
  if (kind !== 'IMAGE' && kind !== 'IMAGES' && kind !== 'BRAND') return [];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => namedBy(kind, one, [...path, String(index)]));
  const id = isRecord(value) ? value['asset_id'] : value;
  if (typeof id !== 'string' || id === '' || /^https?:/i.test(id.trim())) return [];
  return [{ type: kind === 'BRAND' ? 'Brand' : 'Asset', id, path }];
}
