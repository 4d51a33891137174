import { inputsSchema } from '../runs/input-schema.ts';
import type { PublishedWorkflow } from '../runs/published-workflow.ts';

/** A published workflow as `/v1` gives it. */
export function describeWorkflow({ id, name, description, publishedVersion }: PublishedWorkflow) {
  const { version, note, publishedAt, graph } = publishedVersion;
  return {
    id,
    name,
    description,
    version,
    note,
    publishedAt,
    inputs: inputsSchema(graph.inputs),
    outputs: graph.outputs,
  };
}
