import type { GraphEdge, GraphNode } from '../graph.ts';
import { sourcePort, targetPort } from '../connections/connect-ports.ts';
import { coordinatesKey } from '../values/coordinates.ts';
import type { Coordinates } from '../values/coordinates.ts';
import { maxJoinsOf } from '../ports/connections-used.ts';
import { portKinds } from '../ports/port-kinds.ts';
import type { PortKind } from '../ports/port-kinds.ts';
import type { InputPort, PortLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
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

/** A node from which something comes. */
export type SourceNode = Pick<GraphNode, 'name' | 'key' | 'type' | 'config' | 'hasErrorOutput' | 'givenLists'>;

/** One edge into a node, with the node it comes from and what that one gives, by name. */
export interface IncomingGiven {
  edge: Pick<GraphEdge, 'sourceHandle' | 'targetHandle'>;
  source: SourceNode;
  gives: ReadonlyMap<string, PortGiven>;
  /** It is a part of a list that is taken as a whole: there is one of these for each run of the source. */
  isWhole?: true;
  /** Of what that run was made, where the source ran over a list. */
  coordinates?: Coordinates;
}

/**
 * What a node takes: the union of what the nodes before it give, edge by edge in the order given; a later one wins. What is connected to a
 * named port stands under that port's name, in the port's shape: a text connected to `prompt` is taken as `prompt`, `image_urls` connected to
 * `image_url` as its first picture. Where a port takes several wires, all of them are there, in their order: images as one list, and of
 * anything else a list of as many values as there are wires.
 */
export function mergeScope(node: { type: string }, incoming: readonly IncomingGiven[], types: PortLookup): PortScope {
  const input = new Map<string, PortGiven>();
  const atPorts = new Map<string, { port: InputPort; carried: Carried[] }>();
  const upstream = new Map<string, Giver<PortGiven>>();
  const type = types(node.type);
  for (const { edge, source, gives, isWhole, coordinates } of incoming) {
    for (const [name, given] of gives) input.set(name, given);
    const port = type && targetPort(type, edge.targetHandle);
    if (port && !port.isOpen) {
      const brought = carriedBy(edge, source, gives, types);
      const carried = (isWhole ? apart(brought, coordinates) : [{ given: brought, of: undefined }]).flatMap((one) => {
        const given = shaped(one.given, port);
        return given ? [{ given, of: one.of }] : [];
      });
      const known = atPorts.get(port.name);
      if (known) known.carried.push(...carried);
      else if (carried.length > 0) atPorts.set(port.name, { port, carried });
    }
    const giver = coordinates ? JSON.stringify([source.key, coordinatesKey(coordinates)]) : source.key;
    upstream.delete(giver);
    upstream.set(giver, { name: source.name, gives });
  }
  // Last, so that nothing that merely has a port's name stands in the way of what is connected to it.
  for (const { port, carried } of atPorts.values()) input.set(port.name, together(port, carried));
  return { input, upstream: [...upstream.values()] };
}

function carriedBy(
  { sourceHandle }: Pick<GraphEdge, 'sourceHandle'>,
  source: IncomingGiven['source'],
  gives: ReadonlyMap<string, PortGiven>,
  types: PortLookup,
): PortGiven | undefined {
  const type = typeOfNode(source, types);
  const port = type && sourcePort(type, sourceHandle);
  return port && gives.get(port.name);
}

/** In the shape of a port's kind; undefined where there is nothing to take. */
function shaped(given: PortGiven | undefined, { kind: own, takesAnyKind }: InputPort): PortGiven | undefined {
  const kind = takesAnyKind ? (given?.kind ?? null) : own;
  if (!given?.known) return given && { kind, known: null };
  const { value } = given.known;
  const taken = isEmpty(value) ? undefined : takesAnyKind ? value : portKinds[own].shape(value);
  return taken === undefined ? undefined : { kind, known: { value: taken } };
}

/** What several wires bring to one port. A run that was begun when more wires could be connected takes the last, as it did then. */
function together(port: InputPort, carried: readonly Carried[]): PortGiven {
  const { kind } = port;
  const isWhole = carried.some(({ of }) => of !== undefined);
  const taken = maxJoinsOf(port) === 1 && !isWhole ? carried.slice(-1) : carried;
  const values = taken.flatMap(({ given, of }) => (given.known ? [{ value: given.known.value, of }] : []));
  // Of several not one can be told while one is not.
  if (values.length < taken.length) return { kind, known: null };
  const [first, ...others] = values;
  if (first && others.length === 0 && !isWhole) return { kind, known: { value: first.value } };
  const items = portKinds[kind].isList ? values.flatMap(itemsOf) : values;
  const origins = items.map(({ of }) => of ?? {});
  return {
    kind,
    known: { value: { kind: 'list', items: items.map(({ value }) => value), ...(isWhole && { of: origins }) } },
  };
}

interface Carried {
  given: PortGiven;
  /** Of what it was made, where it is an item of a list that is taken as a whole. */
  of: Coordinates | undefined;
}

/** A whole list as its items. */
function apart(
  given: PortGiven | undefined,
  coordinates: Coordinates = {},
): { given: PortGiven | undefined; of: Coordinates }[] {
  const value = given?.known?.value;
  if (!given || value?.kind !== 'list' || !value.of) return [{ given, of: coordinates }];
  const { items, of } = value;
  return items.map((item, index) => ({ given: { ...given, known: { value: item } }, of: of[index] ?? coordinates }));
}

interface Entry {
  value: Value;
  of: Coordinates | undefined;
}

function itemsOf({ value, of }: Entry): Entry[] {
  return value.kind === 'list' ? value.items.map((item) => ({ value: item, of })) : [{ value, of }];
}
