import { renameInTemplate } from '@visualadgen/graph/template/rename-in-template.ts';
import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import type { NodeTypeName } from '../../api/generated/graphql.ts';
import { isRecord } from './graph.ts';
import type { Config, Graph, GraphNode } from './graph.ts';

/** The fields of a type whose texts are templates. */
export type TemplateFields = (type: NodeTypeName) => readonly string[];

/** A config whose templates name nodes by their new names; the very same config where none does. */
export function withRenames(
  config: Config,
  fields: readonly string[],
  renames: ReadonlyMap<string, string>,
  otherNames: Iterable<string> = [],
): Config {
  const others = [...otherNames];
  const changed = fields.flatMap((field): [string, unknown][] => {
    const renamed = renamedIn(config[field], renames, others);
    return renamed === config[field] ? [] : [[field, renamed]];
  });
  return changed.length > 0 ? { ...config, ...Object.fromEntries(changed) } : config;
}

/** A template, or what has templates in it; the very same where nothing in it is named. */
function renamedIn(value: unknown, renames: ReadonlyMap<string, string>, otherNames: readonly string[]): unknown {
  if (typeof value === 'string') return value.includes('{{') ? renameInTemplate(value, renames, otherNames) : value;
  if (!isRecord(value)) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, renamedIn(part, renames, otherNames)] as const);
  return parts.every(([name, part]) => part === value[name]) ? value : Object.fromEntries(parts);
}

/**
 * The nodes of a part under other names, with the templates in the part that name them. Where two nodes of the part had one name,
 * a template means the one that feeds it, of several the latest, as in a run; that may be one of those `outside`.
 */
export function renamedTogether(
  { nodes, edges }: Pick<Graph, 'nodes' | 'edges'>,
  newNames: ReadonlyMap<GraphNode, string>,
  fieldsOf: TemplateFields,
  outside: readonly GraphNode[] = [],
): Map<GraphNode, GraphNode> {
  const byKey = new Map([...outside, ...nodes].map((node) => [node.key, node]));
  const incoming = Map.groupBy(edges, ({ targetKey }) => targetKey);
  const nameOf = (node: GraphNode) => newNames.get(node) ?? node.name;
  const inPart = new Map(nodes.map((node) => [nameKey(node.name), nameOf(node)]));
  return new Map(
    nodes.map((node) => {
      const fields = fieldsOf(node.type);
      const feeding = incoming.get(node.key)?.flatMap(({ sourceKey }) => byKey.get(sourceKey) ?? []) ?? [];
      const renames = () =>
        new Map([...namedIn(node, fields, inPart), ...feeding.map((one) => [nameKey(one.name), nameOf(one)] as const)]);
      const config = fields.length > 0 ? withRenames(node.config, fields, renames()) : node.config;
      return [node, { ...node, name: nameOf(node), config }];
    }),
  );
}

/** Of many names the few that may be named, for reading a template among thousands would take long. */
function namedIn(node: GraphNode, fields: readonly string[], names: ReadonlyMap<string, string>) {
  const text = nameKey(fields.map((field) => JSON.stringify(node.config[field])).join(' '));
  return [...names].filter(([name]) => text.includes(name));
}
