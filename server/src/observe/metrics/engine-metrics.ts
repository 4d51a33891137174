import type { Graph } from '@visualadgen/graph/graph.ts';
import type { Observer, PaidCall, WrittenEvent } from '../observer.ts';
import type { Instruments } from './instruments.ts';

/** What is looked at when somebody asks, rather than told as it happens. */
export interface Readings {
  /** Executions that no server has taken up yet, and for how long the oldest of them has waited. */
  queue(): Promise<{ waiting: number; oldestSeconds: number }>;
  /** Pictures that are to be described, for how long the oldest of them, and those of the last day that could not be, by code. */
  descriptions(): Promise<{ waiting: number; oldestSeconds: number; failed: Readonly<Record<string, number>> }>;
}

const long = [0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];
const quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const sizes = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000];

/** Runs, their nodes, what is paid for, and how it is written. */
export function createEngineMetrics(instruments: Instruments, readings: Readings): Partial<Observer> {
  return {
    ...createRunMetrics(instruments, readings),
    ...createCallMetrics(instruments),
    ...createJobMetrics(instruments),
    ...createDescriptionMetrics(instruments, readings),
  };
}

function createRunMetrics({ counter, gauge, histogram }: Instruments, readings: Readings): Partial<Observer> {
  const started = counter('executions_started_total', 'Executions that this server has started.');
  const ended = counter(
    'executions_ended_total',
    'Executions that have ended here, by status; PAUSED ones wait for somebody.',
    ['status'],
  );
  const waited = histogram('execution_wait_seconds', 'From asked for to started.', quick);
  const lasted = histogram('execution_duration_seconds', 'From started to ended, pauses included.', long, ['status']);
  const nodes = histogram('node_duration_seconds', 'Nodes that ran, by type and outcome.', long, ['type', 'outcome']);
  const reused = counter('nodes_reused_total', 'Nodes that took an earlier result over.', ['type']);
  const commits = histogram('journal_commit_duration_seconds', 'Statements that write events.', quick);
  const commitSizes = histogram('journal_commit_events', 'Events in one such statement.', sizes);
  for (const status of ['COMPLETED', 'FAILED', 'CANCELLED', 'PAUSED']) ended.inc({ status }, 0);
  let running = 0;
  gauge('executions_running', 'Executions in the hands of this server.', [], (one) => one.set(running));
  const queue = createReader(readings.queue);
  gauge('executions_waiting', 'Executions that no server has taken up; all servers tell the same.', [], async (one) =>
    one.set((await queue())?.waiting ?? Number.NaN),
  );
  gauge('executions_oldest_waiting_seconds', 'For how long the oldest of them has waited.', [], async (one) =>
    one.set((await queue())?.oldestSeconds ?? Number.NaN),
  );

  return {
    runTaken: () => void (running += 1),
    runLeft: () => void (running -= 1),
    committed(milliseconds, events) {
      commits.observe(milliseconds / 1_000);
      commitSizes.observe(events);
    },
    happened(event) {
      if (event.nodeExecution) countNode(event, event.item ?? event.nodeExecution);
      else countRun(event);
    },
  };

  function countRun({ type, execution }: WrittenEvent) {
    const { status, created_at, started_at, finished_at } = execution;
    if (type === 'ExecutionStarted') {
      started.inc();
      if (started_at) waited.observe(secondsBetween(created_at, started_at));
    } else if (finished_at || status === 'PAUSED') {
      ended.inc({ status });
      if (finished_at && started_at) lasted.observe({ status }, secondsBetween(started_at, finished_at));
    }
  }

  function countNode({ type, execution }: WrittenEvent, node: NonNullable<WrittenEvent['nodeExecution']>) {
    if (!isEnd(type)) return;
    // Its items were counted, each as a node that ran.
    if (node.item_counts && node.item_counts.completed + node.item_counts.failed > 0) return;
    const nodeType = typeOf(execution.graph, node.node_key);
    if (node.reused_from !== null) return reused.inc({ type: nodeType });
    const { started_at, finished_at } = node;
    if (!started_at || !finished_at) return;
    nodes.observe({ type: nodeType, outcome: node.status }, secondsBetween(started_at, finished_at));
  }
}

function isEnd(type: string): boolean {
  return ['NodeCompleted', 'NodeFailed', 'NodeItemCompleted', 'NodeItemFailed'].includes(type);
}

function createCallMetrics({ counter, gauge, histogram }: Instruments): Partial<Observer> {
  const calls = histogram(
    'provider_call_duration_seconds',
    'Calls of image models from their turn to their end.',
    long,
    ['model', 'outcome'],
  );
  const errors = counter(
    'provider_errors_total',
    'Faults of calls by code: those that passed, and those that did not.',
    ['code'],
  );
  const spent = counter('spent_usd_total', 'USD that pictures have cost, by model.', ['model']);
  const images = counter('images_kept_total', 'Pictures that were kept, by how they came here.', [
    'origin',
    'is_duplicate',
  ]);
  const entered = new WeakMap<PaidCall, number>();
  let waiting = 0;
  let inFlight = 0;
  gauge('provider_calls', 'Calls that wait for their turn, and calls in flight.', ['state'], (one) => {
    one.set({ state: 'waiting' }, waiting);
    one.set({ state: 'in_flight' }, inFlight);
  });
  return {
    callBegan: () => void (waiting += 1),
    callEntered(call) {
      waiting -= 1;
      inFlight += 1;
      entered.set(call, performance.now());
    },
    callFaltered: (_, code) => errors.inc({ code }),
    callEnded(call, { outcome, code }) {
      if (code && outcome === 'FAILED') errors.inc({ code });
      const began = entered.get(call);
      if (began === undefined) return void (waiting -= 1);
      inFlight -= 1;
      calls.observe({ model: call.model, outcome }, (performance.now() - began) / 1_000);
    },
    paid: (model, cost) => spent.inc({ model }, Number(cost)),
    imageKept: ({ origin, isDuplicate }) => images.inc({ origin, is_duplicate: String(isDuplicate) }),
  };
}

function createJobMetrics({ histogram }: Instruments): Partial<Observer> {
  const tries = histogram('job_duration_seconds', 'Tries at background work, by job and outcome.', long, [
    'job',
    'outcome',
  ]);
  return { jobEnded: ({ name, outcome, milliseconds }) => tries.observe({ job: name, outcome }, milliseconds / 1_000) };
}

/** How many, and how long they take, is told by the job `describe-picture`. */
function createDescriptionMetrics({ gauge }: Instruments, readings: Readings): Partial<Observer> {
  const read = createReader(readings.descriptions);
  gauge('descriptions_waiting', 'Pictures that are to be described; all servers tell the same.', [], async (one) =>
    one.set((await read())?.waiting ?? Number.NaN),
  );
  gauge('descriptions_oldest_waiting_seconds', 'For how long the oldest of them has waited.', [], async (one) =>
    one.set((await read())?.oldestSeconds ?? Number.NaN),
  );
  gauge(
    'descriptions_failed',
    'Pictures of the last day that could not be described, by code.',
    ['code'],
    async (one) => {
      one.reset();
      for (const [code, count] of Object.entries((await read())?.failed ?? {})) one.set({ code }, count);
    },
  );
  return {};
}

/** Milliseconds that the database has: whoever watches a server is not to wait for it. */
const patience = 1_000;

/** One look for all that ask at the same time; undefined where the database does not answer. */
function createReader<Found>(read: () => Promise<Found>): () => Promise<Found | undefined> {
  let reading: Promise<Found> | undefined;
  return async () => {
    reading ??= read().finally(() => (reading = undefined));
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patience)));
    try {
      return await Promise.race([reading, tooLate]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  };
}

const typesOfGraphs = new WeakMap<Graph, Map<string, string>>();

function typeOf(graph: Graph, key: string): string {
  let types = typesOfGraphs.get(graph);
  if (!types) typesOfGraphs.set(graph, (types = new Map(graph.nodes.map((node) => [node.key, node.type]))));
  return types.get(key) ?? 'other';
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Number(to) - Number(from)) / 1_000;
}
