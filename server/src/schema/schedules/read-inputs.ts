import { isRecord } from '@visualadgen/graph/values/value.ts';
import { InputInvalidError } from '../../errors.ts';
import type { Transaction } from '../../store/database.ts';
import type { WorkflowRow } from '../../store/tables.ts';
import { applyCall } from '../calls/apply-call.ts';
import type { Context } from '../context.ts';
import { loadGraphToRun } from '../workflow-versions/graph-to-run.ts';

/** Characters of JSON. */
const longestInputs = 100_000;

export interface CallerInputs {
  inputs: unknown;
  /** What a body is to bring; null where it says itself what it brings. Undefined where there is no body. */
  mapping?: Record<string, string> | null;
}

/**
 * What a workflow is to be run with by itself. Throws NotFoundError, NotPublishedError, and InputInvalidError with each value that does
 * not fit the version that is published.
 */
export async function readCallerInputs(
  db: Transaction,
  workflowId: string,
  { inputs, mapping }: CallerInputs,
  context: Pick<Context, 'nodeTypes' | 'itemLimits'>,
): Promise<{ workflow: WorkflowRow; inputs: Record<string, unknown> }> {
  const { workflow, graph } = await loadGraphToRun(db, workflowId, 'PUBLISHED', context.nodeTypes);
  const given = readRecord(inputs ?? {});
  // What is required may come with each call.
  const options = { whole: graph, isPartial: mapping !== undefined };
  await applyCall(graph, { inputs: given }, options, { ...context, asViewer: (work) => work(db) });
  const known = new Set((graph.inputs ?? []).map(({ name }) => name));
  const unknown = Object.keys(mapping ?? {}).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new InputInvalidError(
      unknown.map((name) => ({ path: ['mapping', name], message: 'is no input of the workflow.' })),
    );
  return { workflow, inputs: given };
}

function readRecord(inputs: unknown): Record<string, unknown> {
  if (!isRecord(inputs))
    throw InputInvalidError.of('inputs', 'must be an object, such as {"headline": "Slow mornings"}.');
  const { length } = JSON.stringify(inputs);
  if (length <= longestInputs) return inputs;
  throw InputInvalidError.of('inputs', `must have at most ${longestInputs} characters as JSON, but have ${length}.`);
}
