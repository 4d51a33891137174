import type { Graph } from '../model/graph.ts';

export const format = 'visualadgen/workflow';
export const version = 1;

export interface NamedGraph {
  name: string;
  description: string;
  graph: Graph;
}

/** A workflow as the text of a file, to be kept, sent and read again by `readWorkflowFile`, whose code is fetched when a file is read. */
export function toWorkflowFile({ name, description, graph }: NamedGraph): string {
  return `${JSON.stringify({ format, version, name, description, ...graph }, null, 2)}\n`;
}
