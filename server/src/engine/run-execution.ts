import { findLeftOut, partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import type { Connected } from '@visualadgen/graph/lists/entering.ts';
import type { NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import type { GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import { errorGiven } from '@visualadgen/graph/ports/branches.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import type { NodeExecutionRow, NodeExecutionStatus } from '../store/tables.ts';
import { asDetails, rememberNotTaken } from './branches-not-taken.ts';
import { describeFailedItems } from './describe-failed-items.ts';
import { type ExecutionRecord, itemsOf, nodeOf } from './record.ts';
import { gaveEarlier } from './gave-earlier.ts';
import { placeItems } from './place-items.ts';
import type { FailedItems, NodeOutcome, Run } from './run.ts';
import { runNode } from './run-node.ts';
import { hasEnded } from './state.ts';
import { planRun } from './plan-run.ts';
import { type Wires, wiresOf } from './wires.ts';

/** Changes of one run that may wait to be written before its walk waits too. */
const mostWaiting = 2_000;

/**
 * Walks an execution's graph until nothing is left that can run. Each node starts as soon as its own parents have
 * completed, so that branches go on side by side; one counter a node tells when that is. Goes on where an earlier walk
 * stopped: completed nodes are not run again. What is muted, or left out with it, is skipped before anything else, and the
 * walk goes through the rest as though it were the whole graph.
 *
 * The walk keeps its own account of what has happened, and hands every change to the run's log without waiting for it to
 * be written: nodes that give at once make one commit together. Whoever does something that cannot be taken back, such as
 * paying, waits for the log first.
 *
 * Resolves once the last event is written. Rejects when the signal is aborted or the run is this server's no more; what
 * was handed in by then stands.
 */
export async function runExecution(run: Run): Promise<void> {
  const { log, context } = run;
  const { status, graph } = log.record.row;
  const types: TypeLookup = (name) => context.types.get(name);
  if (status === 'PENDING') log.execution({ type: 'ExecutionStarted' });
  for (const nodeKey of findLeftOut(graph, types).keys()) {
    if (nodeOf(log.record, nodeKey).status === 'PENDING') log.node({ type: 'NodeSkipped', nodeKey });
  }
  const walk = createWalk(run, planRun(partThatRuns(graph, types)));
  await walk.toTheEnd();
  run.signal.throwIfAborted();
  const failure = walk.firstFailure();
  if (walk.isAnyPaused()) log.execution({ type: 'ExecutionPaused', set: { jobId: null } });
  else if (failure) log.execution({ type: 'ExecutionFailed', set: { jobId: null, ...failure } });
  else log.execution({ type: 'ExecutionCompleted', set: { jobId: null } });
  await log.settled();
}

function createWalk(run: Run, plan: GraphPlan) {
  const { log } = run;
  const { record } = log;
  const { types } = run.context;
  const waitingFor = Int32Array.from(plan.inDegree);
  const statuses: NodeExecutionStatus[] = plan.nodes.map(({ key }) => record.nodes.get(key)?.status ?? 'PENDING');
  const wires = wiresOf(plan, types);
  const gave: NodeGave[] = plan.nodes.map((node) => gaveEarlier(record, node, types, wires));
  const notTaken = rememberNotTaken(record, plan, types);
  const failures: FailedItems[] = earlierFailures(record, wires);
  /** Nodes of which nothing came, and which those that wait for them have been told. */
  const passedOver = new Set<number>();

  return {
    toTheEnd,
    isAnyPaused: () => statuses.includes('PAUSED'),
    /** The failure that came first, which is the execution's own error. */
    firstFailure: () => failures[0],
  };

  /** Rejects only when no node is at work any more, so that nothing is written behind the back of whoever comes next. */
  function toTheEnd(): Promise<void> {
    let running = 0;
    let stopped: { fault: unknown } | undefined;
    return new Promise((resolve, reject) => {
      for (const index of takeUp()) start(index);
      finishWhenIdle();

      function start(index: number) {
        running += 1;
        go(index).then(goOn, stop);
      }

      function goOn(children: number[]) {
        running -= 1;
        if (!stopped) for (const child of children) start(child);
        finishWhenIdle();
      }

      function stop(fault: unknown) {
        running -= 1;
        stopped ??= { fault };
        run.stop(fault);
        finishWhenIdle();
      }

      function finishWhenIdle() {
        if (running > 0) return;
        if (stopped) reject(stopped.fault);
        else resolve();
      }
    });
  }

  /** Runs one node; gives the nodes that wait for nothing any more. */
  async function go(index: number): Promise<number[]> {
    const node = plan.nodes[index];
    if (!node) throw new RangeError(`The plan has no node ${index}.`);
    if (log.waiting > mostWaiting) await log.settled();
    run.signal.throwIfAborted();
    const handlesErrors = wires.handlesErrors(node.key);
    const outcome = await runNode(
      run,
      node,
      wires.into(index, (from) => gave[from]),
      handlesErrors,
    );
    switch (outcome.kind) {
      case 'PAUSED':
        statuses[index] = 'PAUSED';
        return [];
      case 'COMPLETED':
        if (outcome.failed && !handlesErrors) failures.push(logFailure(record, node.key, outcome.failed));
        return end(index, 'COMPLETED', outcome.gave);
      case 'ABSENT':
        skipAbsent(node.key, outcome.wires);
        return end(index, 'SKIPPED', { kind: 'ONCE', given: 'ABSENT' });
      case 'SKIPPED':
        return end(index, 'SKIPPED', missing);
      case 'FAILED':
        return end(index, 'FAILED', fail(node.key, outcome, handlesErrors));
    }
  }

  /** Counts what has ended in an earlier walk, and gives the nodes that can start now. */
  function takeUp(): number[] {
    const ready: number[] = [];
    for (const index of plan.order) {
      const status = statuses[index] ?? 'PENDING';
      if (hasEnded(status)) end(index, status, gave[index] ?? missing);
      else if (waitingFor[index] === 0 && status !== 'PAUSED') ready.push(index);
    }
    return ready;
  }

  /** Gives the nodes that wait for nothing any more. */
  function end(index: number, status: NodeExecutionStatus, given: NodeGave): number[] {
    statuses[index] = status;
    gave[index] = given;
    return isMissing(given) ? passOver(index) : release(index);
  }

  /** One parent less to wait for; gives the children that wait for nothing any more. */
  function release(index: number): number[] {
    return (plan.children[index] ?? []).filter(isReady);
  }

  /** One parent less that a node waits for. */
  function isReady(child: number): boolean {
    waitingFor[child] = (waitingFor[child] ?? 0) - 1;
    return waitingFor[child] === 0 && !hasEnded(statuses[child] ?? 'PENDING');
  }

  /** What goes on of a failure, by the error output where that leads anywhere. */
  function fail(nodeKey: string, { fault, gave: given }: Failure, handlesErrors: boolean): NodeGave {
    const set = { error: fault.message, error_code: fault.code, error_details: fault.details ?? null };
    log.node({ type: 'NodeFailed', nodeKey, set });
    if (handlesErrors) return given ?? { kind: 'ONCE', given: errorGiven(fault) };
    failures.push(logFailure(record, nodeKey, { error: fault.message, errorCode: fault.code }));
    return missing;
  }

  /** What it had before it was put back is no part of the run any more. */
  function skipAbsent(nodeKey: string, absent: readonly Connected[]) {
    const set = { error_details: asDetails(notTaken.find(nodeKey, absent)) };
    const items = itemsOf(record, nodeKey).length > 0 ? placeItems(record, nodeKey, []).layout : undefined;
    log.node({ type: 'NodeSkipped', nodeKey, set, ...(items && { items }) });
  }

  /**
   * Of a node nothing came: what waits for it is skipped, together with that; but where branches come together, what comes by the others
   * goes on. Gives the nodes that wait for nothing any more.
   */
  function passOver(start: number): number[] {
    const ready: number[] = [];
    const open = [start];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (passedOver.has(index)) continue;
      passedOver.add(index);
      for (const child of plan.children[index] ?? []) {
        if (hasEnded(statuses[child] ?? 'PENDING')) continue;
        if (wires.joinsBranches(child)) {
          if (isReady(child)) ready.push(child);
          continue;
        }
        statuses[child] = 'SKIPPED';
        gave[child] = missing;
        log.node({ type: 'NodeSkipped', nodeKey: keyOf(child) });
        open.push(child);
      }
    }
    return ready;
  }

  function keyOf(index: number): string {
    return plan.nodes[index]?.key ?? '';
  }
}

const missing: NodeGave = { kind: 'ONCE', given: 'MISSING' };

function isMissing(gave: NodeGave): boolean {
  return gave.kind === 'ONCE' && gave.given === 'MISSING';
}

type Failure = Pick<Extract<NodeOutcome, { kind: 'FAILED' }>, 'fault' | 'gave'>;

function earlierFailures(record: ExecutionRecord, { handlesErrors }: Wires): FailedItems[] {
  return [...record.nodes.values()]
    .filter(({ node_key: key }) => !handlesErrors(key))
    .filter(({ status, item_counts: counts }) => status === 'FAILED' || (status === 'COMPLETED' && counts?.failed))
    .toSorted((a, b) => Number(a.finished_at) - Number(b.finished_at))
    .map(({ node_key: key, ...node }) => logFailure(record, key, failureOf(record, key, node)));
}

function failureOf(
  record: ExecutionRecord,
  key: string,
  node: Pick<NodeExecutionRow, 'error' | 'error_code'>,
): FailedItems {
  const items = itemsOf(record, key);
  const failed = items.filter(({ status }) => status === 'FAILED');
  const [first] = failed;
  if (node.error_code !== null || !first)
    return { error: node.error ?? 'failed.', errorCode: node.error_code ?? 'INTERNAL' };
  return describeFailedItems(items.length, failed.length, {
    error: first.error ?? '',
    errorCode: first.error_code ?? 'INTERNAL',
  });
}

function logFailure(record: ExecutionRecord, key: string, { error, errorCode }: FailedItems): FailedItems {
  const name = record.row.graph.nodes.find((node) => node.key === key)?.name ?? key;
  return { error: `“${name}”: ${error}`, errorCode };
}
