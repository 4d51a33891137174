import { renameInTemplate } from '@visualadgen/graph/template/rename-in-template.ts';
import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import type { NodeTypeName } from '../../api/generated/graphql.ts';
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
  const changed = fields.flatMap((field): [string, string][] => {
    const template = config[field];
    if (typeof template !== 'string' || !template.includes('{{')) return [];
    const renamed = renameInTemplate(template, renames, otherNames);
    return renamed === template ? [] : [[field, renamed]];
  });
  return changed.length > 0 ? { ...config, ...Object.fromEntries(changed) } : config;
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
  const text = nameKey(fields.map((field) => node.config[field]).join(' '));
  return [...names].filter(([name]) => text.includes(name));
}
