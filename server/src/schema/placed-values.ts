import type { GraphNode } from '@visualadgen/graph/graph.ts';
import { flowFrom } from '@visualadgen/graph/lists/items-given.ts';
import type { NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import type { PortedType } from '@visualadgen/graph/ports/ports.ts';
import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { isEmpty } from '@visualadgen/graph/values/value.ts';
import type { GivenValues } from './values-of-node.ts';

/** A value that a node took or gave, one thing or several, each with where it comes from. */
export interface PlacedValues {
  name: string;
  isList: boolean;
  items: { value: Value; coordinates: Coordinates }[];
}

/** What a node took. */
export function placeTaken(values: TypedValues, own: Coordinates | null): PlacedValues[] {
  return placed(values, (value) => (value.kind === 'list' ? (value.of ?? []) : [own ?? {}]));
}

/**
 * What a node gave in one run, or in the runs of its items together: of these each value is a list, in which what one of them gave stands
 * side by side with what the others did.
 */
export function placeGiven(
  node: Pick<GraphNode, 'key' | 'config' | 'givenLists'>,
  type: PortedType | undefined,
  given: readonly GivenValues[],
): PlacedValues[] {
  const byName = new Map<string, PlacedValues>();
  for (const { coordinates, values } of given) {
    for (const one of placed(values, (_, name) => placesOf(node, type, name, { coordinates, values }))) {
      const known = byName.get(one.name);
      if (known) known.items.push(...one.items);
      else byName.set(one.name, { ...one, isList: one.isList || coordinates !== undefined });
    }
  }
  return [...byName.values()];
}

function placed(
  values: TypedValues,
  placesIn: (value: Value, name: string) => readonly (Coordinates | undefined)[],
): PlacedValues[] {
  return Object.entries(values)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => {
      const places = placesIn(value, name);
      const isList = value.kind === 'list';
      const items = (isList ? value.items : [value]).map((item, index) => ({
        value: item,
        coordinates: places[index] ?? {},
      }));
      return { name, isList, items };
    });
}

/** Where each thing comes from that one run gave under a name. */
function placesOf(
  node: Pick<GraphNode, 'key' | 'config' | 'givenLists'>,
  type: PortedType | undefined,
  name: string,
  { coordinates, values }: GivenValues,
): readonly Coordinates[] {
  const value = values[name];
  const count = value?.kind === 'list' ? value.items.length : 1;
  // What was passed on, thing by thing, is known by where it came from.
  if (value?.kind === 'list' && value.of) return value.of.map((of) => ({ ...coordinates, ...of }));
  const gave: NodeGave = coordinates
    ? { kind: 'ITEMS', items: [{ coordinates, given: values }] }
    : { kind: 'ONCE', given: values };
  const flow = flowFrom(node, type, name, gave);
  if (flow.kind === 'LIST' && flow.items.length === count) return flow.items.map((item) => item.coordinates);
  return Array.from({ length: count }, () => coordinates ?? {});
}
