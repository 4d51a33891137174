import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import type { Flow } from '../model/flow.ts';
import { withRenames } from '../model/follow-renames.ts';
import type { TemplateFields } from '../model/follow-renames.ts';

/**
 * The graph with the templates that a renamed node feeds naming it as before. Not where another node that feeds them has the old
 * name, for that may be the one they mean.
 */
export function followed(
  flow: Pick<Flow, 'nodes' | 'edges'>,
  key: string,
  from: string,
  fieldsOf: TemplateFields,
): Pick<Flow, 'nodes' | 'edges'> {
  const names = new Map(flow.nodes.map(({ id, data }) => [id, data.name]));
  const incoming = Map.groupBy(flow.edges, ({ target }) => target);
  const renames = new Map([[from, names.get(key) ?? from]]);
  const nodes = flow.nodes.map((node) => {
    const sources = incoming.get(node.id)?.map(({ source }) => source) ?? [];
    const others = sources.filter((source) => source !== key).map((source) => names.get(source) ?? source);
    if (!sources.includes(key) || others.some((name) => nameKey(name) === nameKey(from))) return node;
    const config = withRenames(node.data.config, fieldsOf(node.data.type), renames, others);
    return config === node.data.config ? node : { ...node, data: { ...node.data, config } };
  });
  return { nodes, edges: flow.edges };
}
