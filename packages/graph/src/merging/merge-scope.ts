import type { GraphEdge, GraphNode } from '../graph.ts';
import { sourcePort, targetPort } from '../connections/connect-ports.ts';
import { maxJoinsOf } from '../ports/connections-used.ts';
import { portKinds } from '../ports/port-kinds.ts';
import type { PortKind } from '../ports/port-kinds.ts';
import type { InputPort, PortLookup } from '../ports/ports.ts';
import type { FilledPart } from '../template/fill-template.ts';
import type { Given, Giver, Offer, TemplateScope } from '../template/template-scope.ts';
import { isEmpty } from '../values/value.ts';
import type { Value } from '../values/value.ts';

/** What a node gives, with the kind of port it comes out of; null for what comes out of none, such as a cost. */
export interface PortGiven extends Given {
  kind: PortKind | null;
}

export type PortScope = TemplateScope<PortGiven>;
export type PortOffer = Offer<PortGiven>;
export type PortPart = FilledPart<PortGiven>;

/** One edge into a node, with the node it comes from and what that one gives, by name. */
export interface IncomingGiven {
  edge: Pick<GraphEdge, 'sourceHandle' | 'targetHandle'>;
  source: Pick<GraphNode, 'name' | 'key' | 'type'>;
  gives: ReadonlyMap<string, PortGiven>;
}

/**
 * What a node takes: the union of what the nodes before it give, edge by edge in the order given; a later one wins. What is connected to a
 * named port stands under that port's name, in the port's shape: a text connected to `prompt` is taken as `prompt`, `image_urls` connected to
 * `image_url` as its first picture. Where a port takes several wires, all of them are there, in their order: images as one list, and of
 * anything else a list of as many values as there are wires.
 */
export function mergeScope(node: { type: string }, incoming: readonly IncomingGiven[], types: PortLookup): PortScope {
  const input = new Map<string, PortGiven>();
  const atPorts = new Map<string, { port: InputPort; carried: PortGiven[] }>();
  const upstream = new Map<string, Giver<PortGiven>>();
  const type = types(node.type);
  for (const { edge, source, gives } of incoming) {
    for (const [name, given] of gives) input.set(name, given);
    const port = type && targetPort(type, edge.targetHandle);
    const carried = port && !port.isOpen && shaped(carriedBy(edge, source, gives, types), port.kind);
    if (port && carried) {
      const known = atPorts.get(port.name);
      if (known) known.carried.push(carried);
      else atPorts.set(port.name, { port, carried: [carried] });
    }
    upstream.delete(source.key);
    upstream.set(source.key, { name: source.name, gives });
  }
  // Last, so that nothing that merely has a port's name stands in the way of what is connected to it.
  for (const { port, carried } of atPorts.values()) input.set(port.name, together(port, carried));
  return { input, upstream: [...upstream.values()] };
}

function carriedBy(
  { sourceHandle }: Pick<GraphEdge, 'sourceHandle'>,
  source: { type: string },
  gives: ReadonlyMap<string, PortGiven>,
  types: PortLookup,
): PortGiven | undefined {
  const type = types(source.type);
  const port = type && sourcePort(type, sourceHandle);
  return port && gives.get(port.name);
}

/** In the shape of a port's kind; undefined where there is nothing to take. */
function shaped(given: PortGiven | undefined, kind: PortKind): PortGiven | undefined {
  if (!given?.known) return given && { kind, known: null };
  const { value } = given.known;
  const taken = isEmpty(value) ? undefined : portKinds[kind].shape(value);
  return taken === undefined ? undefined : { kind, known: { value: taken } };
}

/** What several wires bring to one port. A run that was begun when more wires could be connected takes the last, as it did then. */
function together(port: InputPort, carried: readonly PortGiven[]): PortGiven {
  const { kind } = port;
  const taken = maxJoinsOf(port) === 1 ? carried.slice(-1) : carried;
  const values = taken.flatMap(({ known }) => (known ? [known.value] : []));
  // Of several not one can be told while one is not.
  if (values.length < taken.length) return { kind, known: null };
  const [first, ...others] = values;
  if (first && others.length === 0) return { kind, known: { value: first } };
  return { kind, known: { value: { kind: 'list', items: portKinds[kind].isList ? values.flatMap(itemsOf) : values } } };
}

function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}
