import type { GraphNode } from '../graph.ts';
import { isWith } from '../only-with.ts';
import { isRecord } from '../values/value.ts';
import { errorNames, withErrorOutput } from './branches.ts';
import { portKinds } from './port-kinds.ts';
import type { PortKind } from './port-kinds.ts';
import type { NamedOutputs, OutputPort, PortedType, TypeLookup } from './ports.ts';

/** A type that may say by name what its nodes give. */
type Giving = PortedType & { gives?: readonly string[] };

/** The type of a node, with all the outputs that this very node has. */
export function typeOfNode<Type extends Giving>(
  node: (Pick<GraphNode, 'type'> & OwnOutputs) | undefined,
  types: TypeLookup<Type>,
): Type | undefined {
  const type = node && types(node.type);
  return type && withOwnOutputs(type, node);
}

/** What of a node decides which outputs it has. */
export type OwnOutputs = Pick<GraphNode, 'config' | 'hasErrorOutput'>;

/** A type with the outputs that a node names in its config, and its error output; the same one where there are none. */
export function withOwnOutputs<Type extends Giving>(type: Type, { config, hasErrorOutput }: OwnOutputs): Type {
  const absent = type.outputs.filter(({ onlyWith }) => !isWith(onlyWith, config)).map(({ name }) => name);
  if (!type.namedOutputs && absent.length === 0 && !hasErrorOutput) return type;
  const named = type.namedOutputs ? outputsNamedIn(config, type.namedOutputs) : [];
  // What a person has named stands first: a switch’s rules before its “else”.
  const outputs = [...named, ...type.outputs];
  const names = [...named.map(({ name }) => name), ...(hasErrorOutput ? errorNames : [])];
  return {
    ...type,
    outputs: hasErrorOutput ? withErrorOutput(outputs) : outputs,
    // A port that it does not give now keeps its wires, but nothing is on offer there.
    ...(type.gives && { gives: [...new Set([...type.gives, ...names])].filter((name) => !absent.includes(name)) }),
  };
}

function outputsNamedIn(config: Readonly<Record<string, unknown>>, named: NamedOutputs): OutputPort[] {
  const { field, list, areBranches, sameAs } = named;
  const entries = config[field];
  if (!Array.isArray(entries)) return [];
  return entries.filter(isRecord).flatMap(({ name, label, kind: told }): OutputPort[] => {
    const kind = isPortKind(told) ? told : sameAs ? 'text' : null;
    if (typeof name !== 'string' || name === '' || !kind) return [];
    const port = { name, label: typeof label === 'string' && label !== '' ? label : name, kind };
    return [{ ...port, ...(list && { list }), ...(areBranches && { branch: name }), ...(sameAs && { sameAs }) }];
  });
}

function isPortKind(kind: unknown): kind is PortKind {
  return typeof kind === 'string' && Object.hasOwn(portKinds, kind);
}
