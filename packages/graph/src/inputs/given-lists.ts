import type { GraphNode } from '../graph.ts';
import type { Coordinates } from '../values/coordinates.ts';
import { isRecord } from '../values/value.ts';

type Config = Record<string, unknown>;

/** A config with other values in it, by field or `field.parameter`. */
export function withSet(config: Readonly<Config>, set: Readonly<Config>): Config {
  const after: Config = { ...config };
  for (const [path, value] of Object.entries(set)) {
    const [field = '', ...rest] = path.split('.');
    const held = after[field];
    after[field] = rest.length === 0 ? value : { ...(isRecord(held) ? held : {}), [rest.join('.')]: value };
  }
  return after;
}

/** A node as it is for one item of the lists that a call gave for it; the same one where none were given. */
export function nodeAt<Node extends Pick<GraphNode, 'config' | 'givenLists'>>(
  node: Node,
  coordinates: Coordinates | null | undefined,
): Node {
  if (!node.givenLists) return node;
  const config = node.givenLists.reduce<Config>((at, { key, items }) => {
    const item = coordinates && Object.hasOwn(coordinates, key) ? items[coordinates[key]?.index ?? -1] : undefined;
    return item ? withSet(at, item.set) : at;
  }, node.config);
  return { ...node, config };
}

/** Each combination of the items of the lists that a call gave for a node; just one, of nothing, where none were given. */
export function givenCoordinates({ givenLists = [] }: Pick<GraphNode, 'givenLists'>): Coordinates[] {
  return givenLists.reduce<Coordinates[]>(
    (before, { key, items }) =>
      before.flatMap((one) => items.map(({ label }, index) => ({ ...one, [key]: { index, label } }))),
    [{}],
  );
}
