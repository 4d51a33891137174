import type { Incoming } from '../merging/merge.ts';
import type { Coordinates } from '../values/coordinates.ts';
import type { TypedValues, Value } from '../values/value.ts';
import { takeOne } from './entering.ts';
import type { Entering, Taken } from './entering.ts';
import type { GivenItem } from './items-given.ts';

/** Of each run what it gave, without those that gave nothing; missing where none gave anything. */
export function takeWhole(entering: Entering): Taken {
  const { edge, source, gave, flow, isOpen } = entering;
  if (flow.kind === 'UNKNOWN' || gave.kind === 'UNKNOWN') return 'UNKNOWN';
  if (flow.kind === 'ONE') return takeOne(entering, flow.given);
  const runs: readonly Run[] = gave.kind === 'ONCE' ? [{ coordinates: undefined, given: gave.given }] : gave.items;
  const those = flow.items[Symbol.iterator]();
  const incoming: Incoming[] = [];
  for (const { coordinates, given } of runs) {
    if (given === 'UNKNOWN') return given;
    if (typeof given === 'string') {
      those.next();
      continue;
    }
    const output = flow.isMade ? withOrigins(given, edge.sourceHandle, those) : given;
    incoming.push({ edge, source, output, isWhole: true, ...(coordinates && { coordinates }) });
  }
  if (incoming.length === 0) return 'MISSING';
  return isOpen && gave.kind === 'ITEMS' ? [{ edge, source, output: inOne(incoming), isWhole: true }] : incoming;
}

interface Run {
  coordinates: Coordinates | undefined;
  given: GivenItem['given'];
}

/** A list that was made by one run, with where each of its items comes from; `items` gives them in their order. */
function withOrigins(output: TypedValues, portName: string, items: Iterator<GivenItem, undefined>): TypedValues {
  const value = output[portName];
  if (value?.kind !== 'list') return output;
  const of = value.items.map(() => items.next().value?.coordinates ?? {});
  return { ...output, [portName]: { ...value, of } };
}

/** What several items gave, by name: a list of what each of them gave there. */
function inOne(items: readonly Incoming[]): TypedValues {
  const names = new Set(items.flatMap(({ output }) => Object.keys(output)));
  return Object.fromEntries([...names].map((name): [string, Value] => [name, listOf(items, name)]));
}

function listOf(items: readonly Incoming[], name: string): Value {
  const having = items.flatMap(({ coordinates, output }) => {
    const value = Object.hasOwn(output, name) ? output[name] : undefined;
    if (value?.kind === 'list' && value.of)
      return value.items.map((item, index) => ({ item, of: value.of?.[index] ?? {} }));
    return value ? [{ item: value, of: coordinates ?? {} }] : [];
  });
  return { kind: 'list', items: having.map(({ item }) => item), of: having.map(({ of }) => of) };
}
