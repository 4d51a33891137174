import type { GraphEdge, GraphNode, Values } from '../graph.ts';
import { maxJoinsOf } from '../ports/join-limits.ts';
import { sourcePort, targetPort } from '../joins/join-ports.ts';
import type { InputPort, PortKind, TypeLookup } from '../ports/ports.ts';
import { valueText } from '../values/value-text.ts';

/** One edge into a node, with the node it comes from and what that one gave. */
export interface Incoming {
  edge: GraphEdge;
  source: Pick<GraphNode, 'name' | 'key' | 'type'>;
  output: Values;
}

export interface MergedInput {
  input: Values;
  /** The same by the name of the node that gave it, for `{{Node name.variable}}`; each node once, the latest last. */
  upstream: { name: string; output: Values }[];
}

/**
 * What a node takes: the union of its upstream outputs, edge by edge in the order given; a later one wins. What is joined to a
 * named port stands under that port's name, in the port's shape: a text joined to `prompt` is taken as `prompt`, `image_urls` joined to
 * `image_url` as its first picture. Where a port takes several wires, all of them are there, in their order: images as one list, and of
 * anything else a list of as many values as there are wires.
 */
export function mergeInputs(
  node: Pick<GraphNode, 'type'>,
  incoming: readonly Incoming[],
  types: TypeLookup,
): MergedInput {
  // Maps, because assigning a value named `__proto__` to an object would change what that object is.
  const input = new Map<string, unknown>();
  const atPorts = new Map<string, { port: InputPort; values: unknown[] }>();
  const upstream = new Map<string, { name: string; output: Values }>();
  for (const { edge, source, output } of incoming) {
    for (const [name, value] of Object.entries(output)) input.set(name, value);
    const port = namedPort(node, edge, types);
    const carried = port && shape(carriedValue(edge, source, output, types), port);
    if (port && carried !== undefined) {
      const known = atPorts.get(port.name);
      if (known) known.values.push(carried);
      else atPorts.set(port.name, { port, values: [carried] });
    }
    upstream.delete(source.key);
    upstream.set(source.key, { name: source.name, output });
  }
  // Last, so that nothing that merely has a port's name stands in the way of what is joined to it.
  for (const { port, values } of atPorts.values()) input.set(port.name, together(port, values));
  return { input: Object.fromEntries(input), upstream: [...upstream.values()] };
}

/** What several wires bring to one port. A run that was begun when more wires could be joined takes the last, as it did then. */
function together(port: InputPort, values: unknown[]): unknown {
  if (values.length === 1 || maxJoinsOf(port) === 1) return values.at(-1);
  return port.kind === 'images' || port.kind === 'posts' ? values.flat() : values;
}

function namedPort(node: Pick<GraphNode, 'type'>, edge: GraphEdge, types: TypeLookup): InputPort | undefined {
  const type = types(node.type);
  const port = type && targetPort(type, edge.targetHandle);
  return port?.isOpen ? undefined : port;
}

function carriedValue(edge: GraphEdge, source: Incoming['source'], output: Values, types: TypeLookup): unknown {
  const type = types(source.type);
  const port = type && sourcePort(type, edge.sourceHandle);
  return port && Object.hasOwn(output, port.name) ? output[port.name] : undefined;
}

/** The value in the shape that the port's kind has; undefined when there is nothing to take. */
function shape(value: unknown, port: InputPort): unknown {
  return value === undefined || value === null ? undefined : shapes[port.kind](value);
}

const shapes: Record<PortKind, (value: unknown) => unknown> = {
  image: (value) => (Array.isArray(value) ? value[0] : value),
  images: (value) => (Array.isArray(value) ? value : [value]),
  text: valueText,
  prompt: valueText,
  posts: (value) => value,
};
