import { filledText, fillTemplate, readTemplateIn } from '@visualadgen/graph/template/fill-template.ts';
import type { Giver } from '@visualadgen/graph/template/template-scope.ts';
import { valueText } from '@visualadgen/graph/values/value-text.ts';
import type { FlowEdge, FlowNode } from '../../graph/model/flow.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { Catalogue, NodeType } from '../../graph/catalogue/catalogue.ts';
import { configValue } from '../../graph/catalogue/config-value.ts';
import type { PortGiven, PortScope } from './port-scope.ts';

export interface Surroundings {
  nodes: readonly Pick<FlowNode, 'id' | 'data'>[];
  /** In the order in which they were made, which is the order of merging. */
  edges: readonly Pick<FlowEdge, 'source' | 'sourceHandle' | 'target' | 'targetHandle'>[];
  catalogue: Pick<Catalogue, 'nodeType'>;
  /** What a node gave in the run on screen, by its key. */
  gave: (nodeKey: string) => unknown;
}

/**
 * What a node's templates can name, merged by the server's rule: edge by edge, a later one wins, and what an edge brings to
 * a named port goes by that port's name too. Values are those of the configs where a type says that a field is what it
 * gives, and those of the last run otherwise.
 */
export function scopeOfNode(nodeKey: string, around: Surroundings): PortScope {
  const nodes = new Map(around.nodes.map((node) => [node.id, node.data]));
  const incoming = Map.groupBy(around.edges, ({ target }) => target);
  const scopes = new Map<string, PortScope>();
  return scopeOf(nodeKey);

  function scopeOf(key: string): PortScope {
    const known = scopes.get(key);
    if (known) return known;
    const input = new Map<string, PortGiven>();
    const upstream = new Map<string, Giver<PortGiven>>();
    // In place before the nodes upstream are asked, so that a circle of edges comes to an end.
    scopes.set(key, { input, upstream: [] });
    const type = around.catalogue.nodeType(nodes.get(key)?.type);
    for (const { source, sourceHandle, targetHandle } of incoming.get(key) ?? []) {
      const data = nodes.get(source);
      // A run passes over it, and it gives nothing.
      if (!data || data.isMuted) continue;
      const gives = givesOf(source);
      for (const [name, given] of gives) input.set(name, given);
      const port = type?.inputs.find(({ name, isOpen }) => name === targetHandle && !isOpen);
      const carried = gives.get(sourceHandle ?? '');
      if (port && carried) input.set(port.name, shaped(carried, port.kind));
      upstream.delete(source);
      upstream.set(source, { name: data.name, gives });
    }
    const scope = { input, upstream: [...upstream.values()] };
    scopes.set(key, scope);
    return scope;
  }

  function givesOf(key: string): Map<string, PortGiven> {
    const type = around.catalogue.nodeType(nodes.get(key)?.type);
    const gave = around.gave(key);
    return new Map(
      type?.gives.map((name): [string, PortGiven] => {
        const port = type.outputs.find((output) => output.name === name);
        const known = port?.field ? fromConfig(key, type, port.field) : fromRun(gave, name);
        return [name, { kind: port?.kind ?? null, known }];
      }),
    );
  }

  function fromConfig(key: string, type: NodeType, fieldName: string): PortGiven['known'] {
    const field = type.fields.find(({ name }) => name === fieldName);
    const value = field && configValue(type, nodes.get(key)?.config ?? {}, field);
    if (field?.kind !== 'TEMPLATE' || typeof value !== 'string') return value === null ? null : { value };
    const scope = scopeOf(key);
    const text = filledText(fillTemplate(readTemplateIn(value, scope), scope));
    return text === null ? null : { value: text };
  }
}

function fromRun(gave: unknown, name: string): PortGiven['known'] {
  const value = isRecord(gave) && Object.hasOwn(gave, name) ? gave[name] : undefined;
  return value === undefined || value === null ? null : { value };
}

/** A value in the shape that a port's kind has. */
function shaped({ known }: PortGiven, kind: NonNullable<PortGiven['kind']>): PortGiven {
  return { kind, known: known && { value: shapes[kind](known.value) } };
}

const shapes: Record<NonNullable<PortGiven['kind']>, (value: unknown) => unknown> = {
  IMAGE: (value) => (Array.isArray(value) ? value[0] : value),
  IMAGES: (value) => (Array.isArray(value) ? value : [value]),
  TEXT: valueText,
  PROMPT: valueText,
  POSTS: (value) => value,
};
