import { countItems } from '@visualadgen/graph/lists/count-items.ts';
import type { ItemCount, Lists } from '@visualadgen/graph/lists/count-items.ts';
import { listAt } from '@visualadgen/graph/lists/list-at.ts';
import { findLeftOut } from '@visualadgen/graph/plan/left-out.ts';
import { topologicalOrder } from '@visualadgen/graph/plan/order.ts';
import { walkFrom } from '@visualadgen/graph/plan/walk.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { typeOfData } from '../catalogue/type-of-data.ts';
import { rulesGraph, toGraphEdge } from '../model/flow.ts';
import type { FlowEdge } from '../model/flow.ts';
import type { NodeContents } from '../model/same-contents.ts';
import { sameJson } from '../model/same-json.ts';

/** How many items there are on the canvas before any run; null where nobody knows yet. */
export interface ListCounts {
  /** By node key: the nodes that run once for each of so many items. */
  nodes: ReadonlyMap<string, ItemCount>;
  /** By node key: the lists that those run over. */
  lists: ReadonlyMap<string, Lists>;
  /** What the nodes are called that make these lists. */
  names: ReadonlyMap<string, string>;
  /** By the edge's id: those that carry a list, of so many items. */
  edges: ReadonlyMap<string, ItemCount>;
  /** Node keys and edges’ ids: what stands behind a branch, which only some of so many may take. */
  atMost: ReadonlySet<string>;
}

interface Flow {
  nodes: readonly NodeContents[];
  edges: readonly FlowEdge[];
}

const nothing: ListCounts = {
  nodes: new Map(),
  lists: new Map(),
  names: new Map(),
  edges: new Map(),
  atMost: new Set(),
};

/** Of each catalogue the graph that was asked for last: every card and wire asks, and again with each change on the canvas. */
const known = new WeakMap<Pick<Catalogue, 'nodeType'>, Flow & { counts: ListCounts }>();

/** The same answer for as long as nothing changes that decides it: neither a drag nor what is typed into a text counts anew. */
export function listCounts({ nodes, edges }: Flow, catalogue: Pick<Catalogue, 'nodeType'>): ListCounts {
  const before = known.get(catalogue);
  if (before?.nodes === nodes && before.edges === edges) return before.counts;
  const isSame = before && haveSameWires(before.edges, edges) && areAlike(before.nodes, nodes, catalogue);
  const counts = isSame ? before.counts : counted({ nodes, edges }, catalogue);
  known.set(catalogue, { nodes, edges, counts });
  return counts;
}

function haveSameWires(before: readonly FlowEdge[], after: readonly FlowEdge[]): boolean {
  return (
    before === after ||
    (before.length === after.length &&
      before.every(({ id, data }, index) => after[index]?.id === id && after[index].data === data))
  );
}

function areAlike(
  before: readonly NodeContents[],
  after: readonly NodeContents[],
  catalogue: Pick<Catalogue, 'nodeType'>,
): boolean {
  const isAlike = ({ id, data: a }: NodeContents, other: NodeContents | undefined) => {
    if (other?.id !== id) return false;
    const b = other.data;
    if (a === b) return true;
    const isSameNode =
      a.type === b.type && a.name === b.name && a.isMuted === b.isMuted && a.hasErrorOutput === b.hasErrorOutput;
    return isSameNode && sameJson(listsOf(a, catalogue), listsOf(b, catalogue));
  };
  return (
    before === after || (before.length === after.length && before.every((node, index) => isAlike(node, after[index])))
  );
}

/** Looks at nothing but what the lists lead to, which in most graphs is nothing at all. */
function counted(flow: Flow, catalogue: Pick<Catalogue, 'nodeType'>): ListCounts {
  const makers = flow.nodes.filter(({ data }) => listsOf(data, catalogue).length > 0);
  if (makers.length === 0) return nothing;
  const types = (name: string) => catalogue.nodeType(name);
  const leftOut = flow.nodes.some(({ data }) => data.isMuted) ? findLeftOut(rulesGraph(flow), types) : null;
  const running = leftOut
    ? flow.edges.filter((edge) => !leftOut.has(edge.source) && !leftOut.has(edge.target))
    : flow.edges;
  const outgoing = Map.groupBy(running, ({ source }) => source);
  const reached = walkFrom<string | null>(null, (at) =>
    at === null ? makers.map(({ id }) => id) : targetsOf(outgoing.get(at)),
  );
  const nodes = flow.nodes.filter(({ id }) => reached.has(id)).map(({ id, data }) => ({ ...data, key: id }));
  const idOf = new Map(running.filter(({ source }) => reached.has(source)).map((edge) => [toGraphEdge(edge), edge.id]));
  const counts = countItems({ nodes, edges: [...idOf.keys()] }, inOrder(nodes, outgoing), types);
  return {
    nodes: counts.nodes,
    lists: counts.lists,
    names: new Map(flow.nodes.filter(({ id }) => reached.has(id)).map(({ id, data }) => [id, data.name])),
    edges: new Map([...counts.edges].map(([edge, count]) => [idOf.get(edge) ?? '', count])),
    atMost: new Set([...counts.atMost].map((of) => (typeof of === 'string' ? of : (idOf.get(of) ?? '')))),
  };
}

/** The lists that a node makes of its own, by its outputs. */
function listsOf(data: NodeContents['data'], catalogue: Pick<Catalogue, 'nodeType'>) {
  const outputs = typeOfData(data, catalogue)?.outputs ?? [];
  return outputs.flatMap((port) => {
    const made = listAt(port, data.config);
    return made ? [{ name: port.name, count: made.count }] : [];
  });
}

function targetsOf(edges: readonly FlowEdge[] | undefined): string[] {
  return edges?.map(({ target }) => target) ?? [];
}

function inOrder(nodes: readonly { key: string }[], outgoing: ReadonlyMap<string, readonly FlowEdge[]>): string[] {
  const places = new Map(nodes.map(({ key }, index) => [key, index]));
  const children = nodes.map(({ key }) => targetsOf(outgoing.get(key)).flatMap((target) => places.get(target) ?? []));
  return topologicalOrder(children).flatMap((index) => nodes[index]?.key ?? []);
}
