import type { LogEvent } from './operations.ts';

/** What each event of a node may follow, and what the node is afterwards. */
const moves: Readonly<Record<string, { from: readonly string[]; to: string }>> = {
  // From RUNNING too: another process had begun it and stopped.
  NodeStarted: { from: ['PENDING', 'RUNNING', 'PAUSED'], to: 'RUNNING' },
  NodeProgressed: { from: ['RUNNING'], to: 'RUNNING' },
  NodePaused: { from: ['PENDING'], to: 'PAUSED' },
  NodeItemCompleted: { from: ['RUNNING'], to: 'RUNNING' },
  NodeItemFailed: { from: ['RUNNING'], to: 'RUNNING' },
  NodeCompleted: { from: ['RUNNING'], to: 'COMPLETED' },
  NodeFailed: { from: ['RUNNING'], to: 'FAILED' },
  NodeSkipped: { from: ['PENDING', 'PAUSED', 'RUNNING'], to: 'SKIPPED' },
};

const endings: Readonly<Record<string, string>> = {
  COMPLETED: 'ExecutionCompleted',
  FAILED: 'ExecutionFailed',
  CANCELLED: 'ExecutionCancelled',
};

/** What is wrong with a run's log: numbers with gaps, two beginnings or ends, a node that moves as it must not. */
export function checkEvents(events: readonly LogEvent[], execution: { status: string; lastSequence: number }) {
  const wrong: string[] = [];
  for (const [index, event] of events.entries()) {
    if (event.sequence !== index + 1) {
      wrong.push(`event ${index + 1} in the log has the number ${event.sequence}`);
      break;
    }
  }
  if (events.length !== execution.lastSequence) {
    wrong.push(`the log has ${events.length} events, and the last number is ${execution.lastSequence}`);
  }
  const last = events.at(-1)?.__typename;
  const expected = endings[execution.status];
  if (expected && last !== expected) wrong.push(`it is ${execution.status}, and its last event is ${last}`);
  for (const name of ['ExecutionStarted', ...Object.values(endings)]) {
    const times = events.filter((event) => event.__typename === name).length;
    if (times > 1) wrong.push(`${name} is there ${times} times`);
  }
  wrong.push(...checkNodes(events), ...checkItems(events));
  return wrong;
}

/** Each item ends once, and counts never go back. */
function checkItems(events: readonly LogEvent[]): string[] {
  const wrong: string[] = [];
  const ended = new Set<string>();
  const counted = new Map<string, number>();
  for (const { sequence, nodeExecution, item, itemCounts } of events) {
    if (!nodeExecution || !item || !itemCounts) continue;
    const { key } = nodeExecution.node;
    if (ended.has(item.id)) wrong.push(`event ${sequence}: item ${item.index} of ${key} ended twice`);
    ended.add(item.id);
    const count = itemCounts.completed + itemCounts.failed;
    if (count !== (counted.get(key) ?? 0) + 1) wrong.push(`event ${sequence}: ${count} items of ${key} have ended`);
    counted.set(key, count);
  }
  return wrong;
}

function checkNodes(events: readonly LogEvent[]): string[] {
  const wrong: string[] = [];
  const statuses = new Map<string, string>();
  for (const { __typename, sequence, nodeExecution } of events) {
    const move = moves[__typename];
    if (!move || !nodeExecution) continue;
    const { key } = nodeExecution.node;
    const status = statuses.get(key) ?? 'PENDING';
    if (!move.from.includes(status)) wrong.push(`event ${sequence}: ${__typename} of ${key}, which was ${status}`);
    statuses.set(key, move.to);
  }
  return wrong;
}

/** What a subscriber who came back after every break should have seen: the log, each event once and in its order. */
export function checkSeen(seen: readonly LogEvent[], events: readonly LogEvent[]): string[] {
  const told = seen.map(nameOf);
  const logged = events.map(nameOf);
  const at = told.findIndex((name, index) => name !== logged[index]);
  if (at >= 0) return [`its subscriber got ${told[at]} where the log has ${logged[at] ?? 'nothing'}`];
  return told.length < logged.length ? [`its subscriber missed ${logged[told.length]} and what came after`] : [];
}

function nameOf({ sequence, __typename, nodeExecution, item }: LogEvent): string {
  const of = nodeExecution ? ` of ${nodeExecution.node.key}${item ? ` ${item.index}` : ''}` : '';
  return `${sequence} ${__typename}${of}`;
}
