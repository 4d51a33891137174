import type { Connection } from './ask.ts';
import { readEvents, type RunEvent } from './events.ts';
import {
  type CallOptions,
  cancel,
  finish,
  type InputsOf,
  type OutputsOf,
  read,
  type RunResult,
  start,
  type Started,
  type WorkflowId,
} from './run.ts';
import { upload, type Upload } from './upload.ts';

export interface Options {
  /** Where the server is, such as `https://ads.example`. */
  url: string;
  /** A personal access token, or a session’s. */
  token: string;
  /** By default that of the platform. */
  fetch?: typeof fetch;
}

export interface VisualAdGen {
  /** Runs a workflow to its end and gives its outputs. Rejects with VisualAdGenError, also where the run failed. */
  run<Id extends WorkflowId>(
    workflowId: Id,
    inputs?: InputsOf<Id>,
    options?: CallOptions & { onEvent?: (event: RunEvent) => void },
  ): Promise<RunResult<OutputsOf<Id>>>;
  /** The same over several rows of inputs, as one run with one budget. */
  runAll<Id extends WorkflowId>(
    workflowId: Id,
    rows: readonly InputsOf<Id>[],
    options?: CallOptions & { onEvent?: (event: RunEvent) => void },
  ): Promise<RunResult<OutputsOf<Id>>>;
  /** Starts a run and comes back at once. */
  start<Id extends WorkflowId>(workflowId: Id, inputs?: InputsOf<Id>, options?: CallOptions): Promise<Started>;
  /** Every event of a run after a number, each once and in order, until it has ended. */
  events(runId: string, options?: { after?: number; signal?: AbortSignal }): AsyncGenerator<RunEvent, void>;
  /** A run as it is now. */
  read(runId: string): Promise<RunResult>;
  /** Ends a run; what it has made stays. */
  cancel(runId: string): Promise<void>;
  /** Stores a picture; its id is what an input takes. */
  upload(file: Blob, options?: { name?: string; signal?: AbortSignal }): Promise<Upload>;
}

/** A connection to one server, as one person. */
export function createVisualAdGen({ url, token, fetch: ask = fetch }: Options): VisualAdGen {
  const connection: Connection = { url: url.replace(/\/+$/, ''), token, fetch: (...call) => ask(...call) };

  async function runToItsEnd<Outputs>(
    workflowId: string,
    call: { inputs?: unknown; rows?: unknown },
    { onEvent, ...options }: CallOptions & { onEvent?: (event: RunEvent) => void },
  ) {
    const { id } = await start(connection, workflowId, call, options);
    return finish<Outputs>(connection, id, { signal: options.signal, onEvent });
  }

  return {
    run: (workflowId, inputs, options = {}) => runToItsEnd(workflowId, { inputs: inputs ?? {} }, options),
    runAll: (workflowId, rows, options = {}) => runToItsEnd(workflowId, { rows }, options),
    start: (workflowId, inputs, options = {}) => start(connection, workflowId, { inputs: inputs ?? {} }, options),
    events: (runId, options) => readEvents(connection, runId, options),
    read: (runId) => read(connection, runId),
    cancel: (runId) => cancel(connection, runId),
    upload: (file, options) => upload(connection, file, options),
  };
}
