import type { GraphNode } from '../graph.ts';
import { isWith } from '../only-with.ts';
import { isRecord } from '../values/value.ts';
import { portKinds } from './port-kinds.ts';
import type { PortKind } from './port-kinds.ts';
import type { NamedOutputs, OutputPort, PortedType, TypeLookup } from './ports.ts';

/** A type that may say by name what its nodes give. */
type Giving = PortedType & { gives?: readonly string[] };

/** The type of a node, with all the outputs that this very node has. */
export function typeOfNode<Type extends Giving>(
  node: Pick<GraphNode, 'type' | 'config'> | undefined,
  types: TypeLookup<Type>,
): Type | undefined {
  const type = node && types(node.type);
  return type && withOwnOutputs(type, node.config);
}

/** A type with the outputs that a config names; the same one where there are none. */
export function withOwnOutputs<Type extends Giving>(type: Type, config: Readonly<Record<string, unknown>>): Type {
  const absent = type.outputs.filter(({ onlyWith }) => !isWith(onlyWith, config)).map(({ name }) => name);
  if (!type.namedOutputs && absent.length === 0) return type;
  const named = type.namedOutputs ? outputsNamedIn(config, type.namedOutputs) : [];
  const names = named.map(({ name }) => name);
  return {
    ...type,
    outputs: [...type.outputs, ...named],
    // A port that it does not give now keeps its wires, but nothing is on offer there.
    ...(type.gives && { gives: [...new Set([...type.gives, ...names])].filter((name) => !absent.includes(name)) }),
  };
}

function outputsNamedIn(config: Readonly<Record<string, unknown>>, { field, list }: NamedOutputs): OutputPort[] {
  const entries = config[field];
  if (!Array.isArray(entries)) return [];
  return entries.filter(isRecord).flatMap(({ name, label, kind }): OutputPort[] => {
    if (typeof name !== 'string' || name === '' || !isPortKind(kind)) return [];
    return [{ name, label: typeof label === 'string' && label !== '' ? label : name, kind, list }];
  });
}

function isPortKind(kind: unknown): kind is PortKind {
  return typeof kind === 'string' && Object.hasOwn(portKinds, kind);
}
