import { ask, type Connection, type Refusal, unwrap } from './ask.ts';
import { readEvents, type RunEvent } from './events.ts';
import { byName, type Output, outputFields, type ToldOutput } from './output.ts';
import { VisualAdGenError } from './visual-ad-gen-error.ts';

/**
 * Workflows by their ids, with what they ask and give: empty until a file made by `visualadgen-types` fills it in. Then `run` knows the
 * inputs of each.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- others declare what is in it
export interface Workflows {}

// oxlint-disable-next-line typescript/no-redundant-type-constituents -- empty until others declare what is in it
export type WorkflowId = keyof Workflows | (string & {});
export type InputsOf<Id> = Id extends keyof Workflows ? Typed<Workflows[Id], 'inputs'> : Record<string, unknown>;
export type OutputsOf<Id> = Id extends keyof Workflows ? Typed<Workflows[Id], 'outputs'> : Record<string, Output>;
type Typed<Workflow, Part extends string> = Workflow extends Record<Part, infer Type> ? Type : never;

export interface CallOptions {
  /** By default the published version. */
  version?: number;
  /** USD, such as `'2.50'`. No paid call starts that would exceed it. */
  budget?: string;
  /** Sent twice, it gives the same run and pays once. By default a new one for each call, so that a repeated request starts one run. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export interface Started {
  id: string;
}

export interface RunResult<Outputs = Record<string, Output>> {
  id: string;
  status: 'PENDING' | 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
  /** By their names; of a run over several rows they are in `rows` instead. */
  outputs: Outputs;
  /** Of a run over several rows: the outputs of each, in order. */
  rows: Outputs[];
  /** USD. */
  cost: string;
  error: { code: string | null; message: string } | null;
}

const startDocument = `mutation ($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    __typename
    ... on ExecuteWorkflowPayload { execution { id } }
    ... on Error { code message }
    ... on InputInvalidError { fields { path message } }
    ... on GraphInvalidError { problems { code message path } }
  }
}`;

const readDocument = `query ($id: ID!) {
  execution(id: $id) {
    id status totalCost error errorCode
    outputs { ${outputFields} }
  }
}`;

const cancelDocument = `mutation ($input: CancelExecutionInput!) {
  cancelExecution(input: $input) { __typename ... on Error { code message } }
}`;

/** Starts a run and comes back at once. Throws VisualAdGenError. */
export async function start(
  connection: Connection,
  workflowId: string,
  call: { inputs?: unknown; rows?: unknown },
  { signal, idempotencyKey = crypto.randomUUID(), ...options }: CallOptions,
): Promise<Started> {
  type Data = { executeWorkflow: Refusal & { execution: Started } };
  const input = { workflowId, ...call, ...options, idempotencyKey };
  const { executeWorkflow } = await ask<Data>(connection, startDocument, { input }, signal);
  return unwrap(executeWorkflow).execution;
}

/** Follows a run until it has ended, and gives what it gave; rejects where it failed or was cancelled. */
export async function finish<Outputs>(
  connection: Connection,
  runId: string,
  { signal, onEvent }: { signal?: AbortSignal | undefined; onEvent?: ((event: RunEvent) => void) | undefined },
): Promise<RunResult<Outputs>> {
  for await (const event of readEvents(connection, runId, { signal })) onEvent?.(event);
  const result = await read<Outputs>(connection, runId, signal);
  const { status, error } = result;
  if (status === 'COMPLETED') return result;
  const message = error?.message ?? `The run was ${status.toLowerCase()}.`;
  throw new VisualAdGenError(error?.code ?? status, message, { run: result });
}

export async function read<Outputs>(
  connection: Connection,
  runId: string,
  signal?: AbortSignal,
): Promise<RunResult<Outputs>> {
  type Stored = Pick<RunResult, 'id' | 'status'> & {
    totalCost: string;
    error: string | null;
    errorCode: string | null;
    outputs: ToldOutput[];
  };
  const { execution } = await ask<{ execution: Stored | null }>(connection, readDocument, { id: runId }, signal);
  if (!execution) throw new VisualAdGenError('NOT_FOUND', 'There is no such run of yours.');
  const { id, status, totalCost: cost, error, errorCode: code, outputs } = execution;
  const ofRow = (row: number | null) => byName(outputs.filter((output) => output.row === row)) as Outputs;
  const rows = Math.max(-1, ...outputs.map(({ row }) => row ?? -1)) + 1;
  return {
    id,
    status,
    cost,
    outputs: ofRow(null),
    rows: Array.from({ length: rows }, (_, row) => ofRow(row)),
    error: error === null ? null : { code, message: error },
  };
}

export async function cancel(connection: Connection, executionId: string, signal?: AbortSignal): Promise<void> {
  type Data = { cancelExecution: Refusal };
  unwrap((await ask<Data>(connection, cancelDocument, { input: { executionId } }, signal)).cancelExecution);
}
