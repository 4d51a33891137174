import type { Graph, GraphNode } from '../graph.ts';
import { quote } from '../text/wording.ts';
import { canonicalJson } from '../values/canonical-json.ts';
import type { GraphChange } from './change.ts';
import { compareCalls } from './compare-calls.ts';
import { compareConfigs, type ComparedTypes } from './compare-configs.ts';
import { compareConnections } from './compare-connections.ts';
import { compareSettings } from './compare-settings.ts';

/**
 * What one version of a workflow has that another has not, as facts: nodes by their keys, their fields one by one, connections, then what
 * is for people alone. Empty where both say the same, also where one writes down what the other leaves to a default.
 */
export function compareGraphs(before: Graph, after: Graph, types: ComparedTypes): GraphChange[] {
  const old = byKey(before.nodes);
  const now = byKey(after.nodes);
  return [
    ...after.nodes.flatMap((node) => {
      const same = old.get(node.key);
      return same ? compareNodes(same, node, types) : [added(node, types)];
    }),
    ...before.nodes.filter(({ key }) => !now.has(key)).map((node) => removed(node, types)),
    ...compareConnections(before, after, types),
    ...compareCalls(before, after, types),
    ...compareLooks(before, after),
  ];
}

function byKey(nodes: readonly GraphNode[]): Map<string, GraphNode> {
  return new Map(nodes.map((node) => [node.key, node]));
}

function compareNodes(before: GraphNode, after: GraphNode, types: ComparedTypes): GraphChange[] {
  const nodeKeys = [after.key];
  const changes: GraphChange[] = [];
  if (before.name !== after.name)
    changes.push({
      kind: 'NODE_RENAMED',
      text: `${quote(before.name)} is called ${quote(after.name)} now.`,
      nodeKeys,
      field: 'name',
      before: before.name,
      after: after.name,
    });
  if (before.type !== after.type) {
    const [was, is] = [titleOf(before, types), titleOf(after, types)];
    const text = `${quote(after.name)} is another kind of node: ${is}; it was ${was}.`;
    changes.push({ kind: 'NODE_TYPE_CHANGED', text, nodeKeys, field: 'type', before: before.type, after: after.type });
  } else changes.push(...compareConfigs(before, after, types).map(({ change }) => change));
  return [...changes, ...compareSettings(before, after)];
}

function added(node: GraphNode, types: ComparedTypes): GraphChange {
  const text = `${quote(node.name)} (${titleOf(node, types)}) was added.`;
  return { kind: 'NODE_ADDED', text, nodeKeys: [node.key], field: null, before: null, after: node.name };
}

function removed(node: GraphNode, types: ComparedTypes): GraphChange {
  const text = `${quote(node.name)} (${titleOf(node, types)}) was removed.`;
  return { kind: 'NODE_REMOVED', text, nodeKeys: [node.key], field: null, before: node.name, after: null };
}

/** A type that is gone is called by its name. */
function titleOf(node: GraphNode, types: ComparedTypes): string {
  return types(node.type)?.title ?? node.type;
}

/** Places, notes and frames: a run does not look at them. */
function compareLooks(before: Graph, after: Graph): GraphChange[] {
  const old = byKey(before.nodes);
  const moved = after.nodes.filter((node) => {
    const was = old.get(node.key)?.position;
    return was && (was.x !== node.position.x || was.y !== node.position.y);
  });
  const changes: GraphChange[] = [];
  if (moved.length > 0) {
    const text = moved.length === 1 ? `${quote(moved[0]?.name ?? '')} was moved.` : `${moved.length} nodes were moved.`;
    const nodeKeys = moved.map(({ key }) => key);
    changes.push({ kind: 'NODES_MOVED', text, nodeKeys, field: null, before: null, after: null });
  }
  const written = ({ notes = [], frames = [] }: Graph) => canonicalJson({ notes, frames });
  if (written(before) !== written(after))
    changes.push({
      kind: 'NOTES_CHANGED',
      text: 'Notes or frames were changed.',
      nodeKeys: [],
      field: null,
      before: null,
      after: null,
    });
  return changes;
}
