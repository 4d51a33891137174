import { edgeIdentity } from '../connections/connect-ports.ts';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import type { PortLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import { quote } from '../text/wording.ts';
import type { GraphChange } from './change.ts';

/** Connections that came or went, that take lists in another way, and those of a node that come in another order. */
export function compareConnections(before: Graph, after: Graph, types: PortLookup): GraphChange[] {
  const old = new Map(before.edges.map((edge) => [edgeIdentity(edge), edge]));
  const now = new Map(after.edges.map((edge) => [edgeIdentity(edge), edge]));
  const sayBefore = sentences(before, types);
  const sayNow = sentences(after, types);
  return [
    ...after.edges.flatMap((edge): GraphChange[] => {
      const was = old.get(edgeIdentity(edge));
      if (!was) return [fact('CONNECTION_ADDED', edge, `${sayNow(edge)} are connected.`, null, namePorts(edge))];
      const [whole, is] = [was.isAllAtOnce ?? false, edge.isAllAtOnce ?? false];
      if (whole === is) return [];
      const text = `${sayNow(edge)}: a list is taken ${is ? 'as a whole' : 'item by item'} there.`;
      return [{ ...fact('CONNECTION_CHANGED', edge, text, whole, is), field: 'isAllAtOnce' }];
    }),
    ...before.edges
      .filter((edge) => !now.has(edgeIdentity(edge)))
      .map((edge) =>
        fact('CONNECTION_REMOVED', edge, `${sayBefore(edge)} are no longer connected.`, namePorts(edge), null),
      ),
    ...compareOrder(before, after, old, now),
  ];
}

function namePorts({ sourceHandle, targetHandle }: GraphEdge) {
  return { sourceHandle, targetHandle };
}

function fact(kind: GraphChange['kind'], edge: GraphEdge, text: string, before: unknown, after: unknown): GraphChange {
  return { kind, text, nodeKeys: [edge.sourceKey, edge.targetKey], field: null, before, after };
}

/** Both ends by the names of their nodes and ports. */
function sentences({ nodes }: Graph, types: PortLookup) {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return ({ sourceKey, sourceHandle, targetKey, targetHandle }: GraphEdge) => {
    const [source, target] = [byKey.get(sourceKey), byKey.get(targetKey)];
    const from = portLabel(typeOfNode(source, types)?.outputs, sourceHandle);
    const to = portLabel(typeOfNode(target, types)?.inputs, targetHandle);
    return `${end(source, sourceKey)} (${from}) and ${end(target, targetKey)} (${to})`;
  };
}

function end(node: GraphNode | undefined, key: string): string {
  return quote(node?.name ?? key);
}

function portLabel(ports: readonly { name: string; label: string }[] | undefined, name: string): string {
  return ports?.find((port) => port.name === name)?.label ?? name;
}

/** Outputs are merged in the order of their connections; only that of those which are in both counts. */
function compareOrder(
  before: Graph,
  after: Graph,
  old: ReadonlyMap<string, GraphEdge>,
  now: ReadonlyMap<string, GraphEdge>,
): GraphChange[] {
  const orders = (edges: readonly GraphEdge[], other: ReadonlyMap<string, GraphEdge>) =>
    Map.groupBy(
      edges.map((edge) => ({ id: edgeIdentity(edge), edge })).filter(({ id }) => other.has(id)),
      ({ edge }) => edge.targetKey,
    );
  const was = orders(before.edges, now);
  const names = new Map(after.nodes.map(({ key, name }) => [key, name]));
  return [...orders(after.edges, old)].flatMap(([key, edges]): GraphChange[] => {
    const earlier = was.get(key) ?? [];
    if (edges.every(({ id }, place) => earlier[place]?.id === id)) return [];
    const text = `${quote(names.get(key) ?? key)} takes what is connected to it in another order.`;
    const order = (all: readonly { edge: GraphEdge }[]) => all.map(({ edge }) => edge.sourceKey);
    return [
      {
        kind: 'CONNECTIONS_REORDERED',
        text,
        nodeKeys: [key],
        field: null,
        before: order(earlier),
        after: order(edges),
      },
    ];
  });
}
