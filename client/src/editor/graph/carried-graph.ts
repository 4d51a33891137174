import { isRecord, toConfig } from './graph.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/**
 * A graph from outside of this page: the clipboard, or this browser's storage as an earlier version of the editor may have
 * filled it. What is no node or no edge is left out, and a mark that nobody has set is not set. Null for anything else.
 */
export function readCarried(value: unknown): Graph | null {
  if (!isRecord(value) || !Array.isArray(value['nodes']) || !Array.isArray(value['edges'])) return null;
  return { nodes: value['nodes'].filter(isNode).map(tidyNode), edges: value['edges'].filter(isEdge) };
}

/** What may have been written by hand. */
interface CarriedNode extends Omit<GraphNode, 'config' | 'hasBreakpoint' | 'isFresh'> {
  config?: unknown;
  hasBreakpoint?: unknown;
  isFresh?: unknown;
}

function isNode(value: unknown): value is CarriedNode {
  return (
    isRecord(value) &&
    ['key', 'type', 'name'].every((name) => typeof value[name] === 'string') &&
    isRecord(value['position']) &&
    typeof value['position']['x'] === 'number' &&
    typeof value['position']['y'] === 'number'
  );
}

function tidyNode({ key, type, name, config, position, hasBreakpoint, isFresh }: CarriedNode): GraphNode {
  return {
    key,
    type,
    name,
    config: toConfig(config),
    position,
    hasBreakpoint: hasBreakpoint === true,
    isFresh: isFresh === true,
  };
}

function isEdge(value: unknown): value is GraphEdge {
  return (
    isRecord(value) &&
    ['sourceKey', 'sourceHandle', 'targetKey', 'targetHandle'].every((name) => typeof value[name] === 'string')
  );
}
