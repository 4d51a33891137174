import { randomUUID } from 'node:crypto';
import type { Graph } from '../packages/graph/src/graph.ts';
import { createWorkflow, executeWorkflow } from '../server/test/operations.ts';
import { followRun } from './follow-events.ts';
import { createAdGraph, type GraphMix } from './graphs.ts';
import type { LogEvent } from './operations.ts';
import type { Random } from './random.ts';
import type { TestedCluster } from './with-cluster.ts';

/** One run that was asked for, and what its owner saw of it. Times are milliseconds since 1970. */
export interface Run {
  /** The same however often the run is asked for. */
  idempotencyKey: string;
  /** Stands in whatever is handed to an image model for it. */
  mark: string;
  graph: Graph;
  /** Undefined as long as no server has answered. */
  executionId: string | undefined;
  answeredAt: number | undefined;
  /** Its events as a subscriber got them. */
  seen: LogEvent[];
  hasEnded: boolean;
}

export interface Load {
  runs: readonly Run[];
  /** Begins no further run, and resolves when all have ended, or when the time is up. */
  finish(deadlineMs: number): Promise<void>;
}

type Answered<Name extends string, Payload> = Record<
  Name,
  { __typename: string; code?: string; message?: string } & Payload
>;

/**
 * Keeps so many runs going at once, of each kind its share: as soon as one has ended, the next is asked
 * for. Rings `ASKED` as a run is asked for.
 */
export function startLoad(cluster: TestedCluster, random: Random, atOnce: number, mix: GraphMix = {}): Load {
  const { client } = cluster;
  const runs: Run[] = [];
  const over = new AbortController();
  const { signal } = over;
  let isFinishing = false;
  let failure: unknown;

  const lanes = Array.from({ length: atOnce }, () => keepGoing(random.fork()));
  const working = Promise.all(lanes).catch((fault: unknown) => {
    if (!signal.aborted) failure = fault;
    over.abort();
  });

  return {
    runs,
    async finish(deadlineMs) {
      isFinishing = true;
      const timer = setTimeout(() => over.abort(), deadlineMs);
      await working;
      clearTimeout(timer);
      if (failure) throw failure;
    },
  };

  async function keepGoing(dice: Random) {
    while (!isFinishing) await goThrough(dice);
  }

  async function goThrough(dice: Random) {
    const mark = randomUUID();
    const graph = createAdGraph(dice, mark, mix);
    const workflowId = await create(graph);
    const run: Run = {
      idempotencyKey: randomUUID(),
      mark,
      graph,
      executionId: undefined,
      answeredAt: undefined,
      seen: [],
      hasEnded: false,
    };
    runs.push(run);
    run.executionId = await execute(workflowId, run.idempotencyKey);
    run.answeredAt = Date.now();
    for await (const event of followRun(cluster, run.executionId, signal)) run.seen.push(event);
    run.hasEnded = true;
  }

  async function create(graph: Graph): Promise<string> {
    const input = { name: 'Under fire', graph };
    type Data = Answered<'createWorkflow', { workflow?: { id: string } }>;
    const { createWorkflow: answer } = await client.ask<Data>(createWorkflow, { input }, signal);
    if (!answer.workflow) throw new Error(`A workflow was refused: ${JSON.stringify(answer)}`);
    return answer.workflow.id;
  }

  async function execute(workflowId: string, idempotencyKey: string): Promise<string> {
    cluster.bell.emit('ASKED');
    const input = { workflowId, idempotencyKey };
    type Data = Answered<'executeWorkflow', { execution?: { id: string } }>;
    const { executeWorkflow: answer } = await client.ask<Data>(executeWorkflow, { input }, signal);
    if (!answer.execution) throw new Error(`A run was refused: ${JSON.stringify(answer)}`);
    return answer.execution.id;
  }
}
