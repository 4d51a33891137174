import type { FlowNode } from '../../graph/model/flow.ts';

/** What a node is called, or its key where it is gone. */
export function nameOf(nodes: readonly FlowNode[], key: string): string {
  return nodes.find(({ id }) => id === key)?.data.name ?? key;
}
