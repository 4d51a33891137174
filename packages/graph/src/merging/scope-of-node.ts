import { configValue } from '../fields/config-value.ts';
import type { FieldedType } from '../fields/config-value.ts';
import type { GraphEdge, GraphNode } from '../graph.ts';
import { findLeftOut } from '../plan/left-out.ts';
import type { NodeTypeRules, PortedType, TypeLookup } from '../ports/ports.ts';
import { filledText, fillTemplate, readTemplateIn } from '../template/fill-template.ts';
import { mergeScope } from './merge-scope.ts';
import type { PortGiven, PortScope } from './merge-scope.ts';

/** A node type, as far as it tells what is known of a node before it runs. */
type TellingType = PortedType & Pick<NodeTypeRules, 'gives'> & FieldedType;

export interface Surroundings {
  nodes: readonly Pick<GraphNode, 'key' | 'type' | 'name' | 'config' | 'isMuted'>[];
  /** In the order in which they were made, which is the order of merging. */
  edges: readonly GraphEdge[];
  types: TypeLookup<TellingType>;
  /** What a node gave in an earlier run, by its key. */
  gave(nodeKey: string): unknown;
}

/**
 * What a node's templates can name, and what of it is known before it runs. Values are those of the configs where a type says that a
 * field is what it gives, and those of an earlier run otherwise. What a run passes over gives nothing.
 */
export function scopeOfNode(nodeKey: string, { nodes, edges, types, gave }: Surroundings): PortScope {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const incoming = Map.groupBy(edges, ({ targetKey }) => targetKey);
  const leftOut = findLeftOut({ nodes, edges }, types);
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
    const type = types(node.type);
    const output = gave(node.key);
    return new Map(
      type?.gives.map((name): [string, PortGiven] => {
        const port = type.outputs.find((one) => one.name === name);
        const known = port?.field ? fromConfig(node, type, port.field) : fromRun(output, name);
        return [name, { kind: port?.kind ?? null, known }];
      }),
    );
  }

  function fromConfig(
    { key, config }: Surroundings['nodes'][number],
    type: TellingType,
    fieldName: string,
  ): PortGiven['known'] {
    const field = type.fields.find(({ name }) => name === fieldName);
    const value = field && configValue(type, config, field);
    if (field?.kind !== 'TEMPLATE' || typeof value !== 'string') return isThere(value) ? { value } : null;
    const scope = scopeOf(key);
    const text = filledText(fillTemplate(readTemplateIn(value, scope), scope));
    return text === null ? null : { value: text };
  }
}

function fromRun(gave: unknown, name: string): PortGiven['known'] {
  if (typeof gave !== 'object' || gave === null) return null;
  const value: unknown = Object.getOwnPropertyDescriptor(gave, name)?.value;
  return isThere(value) ? { value } : null;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
