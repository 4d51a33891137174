import { configValue } from '../fields/config-value.ts';
import type { FieldedType } from '../fields/config-value.ts';
import type { GraphEdge, GraphNode } from '../graph.ts';
import { findLeftOut } from '../plan/left-out.ts';
import type { NodeTypeRules, OutputPort, PortedType, TypeLookup } from '../ports/ports.ts';
import { portKinds } from '../ports/port-kinds.ts';
import { typesInGraph } from '../ports/types-in-graph.ts';
import { filledText, fillTemplate, readTemplateIn } from '../template/fill-template.ts';
import { readStored } from '../values/read-stored.ts';
import { isEmpty } from '../values/value.ts';
import type { TypedValues } from '../values/value.ts';
import { mergeScope } from './merge-scope.ts';
import type { PortGiven, PortScope } from './merge-scope.ts';

/** A node type, as far as it tells what is known of a node before it runs. */
type TellingType = PortedType & Pick<NodeTypeRules, 'gives'> & FieldedType;

export interface Surroundings {
  nodes: readonly Pick<GraphNode, 'key' | 'type' | 'name' | 'config' | 'isMuted' | 'hasErrorOutput'>[];
  /** In the order in which they were made, which is the order of merging. */
  edges: readonly GraphEdge[];
  types: TypeLookup<TellingType>;
  /** What a node gave in an earlier run, by its key. */
  gave(nodeKey: string): TypedValues | null | undefined;
}

/**
 * What a node's templates can name, and what of it is known before it runs. Values are those of the configs where a type says that a
 * field is what it gives, and those of an earlier run otherwise. What a run passes over gives nothing.
 */
export function scopeOfNode(nodeKey: string, { nodes, edges, types, gave }: Surroundings): PortScope {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const incoming = Map.groupBy(edges, ({ targetKey }) => targetKey);
  const leftOut = findLeftOut({ nodes, edges }, types);
  const typeOf = typesInGraph({ nodes, edges }, types);
  const scopes = new Map<string, PortScope>();
  return scopeOf(nodeKey);

  function scopeOf(key: string): PortScope {
    const known = scopes.get(key);
    if (known) return known;
    // In place before the nodes upstream are asked, so that a circle of edges comes to an end.
    scopes.set(key, { input: new Map(), upstream: [] });
    const given = (incoming.get(key) ?? []).flatMap((edge) => {
      const source = leftOut.has(edge.sourceKey) ? undefined : byKey.get(edge.sourceKey);
      return source ? [{ edge, source, gives: givesOf(source) }] : [];
    });
    const scope = mergeScope({ type: byKey.get(key)?.type ?? '' }, given, types);
    scopes.set(key, scope);
    return scope;
  }

  function givesOf(node: Surroundings['nodes'][number]): Map<string, PortGiven> {
    const type = typeOf(node.key);
    const output = gave(node.key);
    return new Map(
      type?.gives.map((name): [string, PortGiven] => {
        const port = type.outputs.find((one) => one.name === name);
        const known = port?.field ? fromConfig(node, type, port, port.field) : fromRun(output, name);
        return [name, { kind: port?.kind ?? null, known }];
      }),
    );
  }

  function fromConfig(
    { key, config }: Surroundings['nodes'][number],
    type: TellingType,
    { kind }: OutputPort,
    fieldName: string,
  ): PortGiven['known'] {
    const field = type.fields.find(({ name }) => name === fieldName);
    const value = field && configValue(type, config, field);
    if (field?.kind !== 'TEMPLATE' || typeof value !== 'string')
      return value === undefined || value === null
        ? null
        : { value: readStored(portKinds[kind].read, value, () => null) };
    const scope = scopeOf(key);
    const text = filledText(fillTemplate(readTemplateIn(value, scope), scope));
    return text === null ? null : { value: { kind: 'text', text } };
  }
}

function fromRun(gave: TypedValues | null | undefined, name: string): PortGiven['known'] {
  const value = gave && Object.hasOwn(gave, name) ? gave[name] : undefined;
  return value && !isEmpty(value) ? { value } : null;
}
