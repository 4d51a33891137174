import type { RunExecution, RunItem, RunNode, RunState } from './run-state.ts';

/** One thing that happened in a run. Each tells the whole new state of what it concerns. */
export interface RunEvent {
  /** What happened, such as `NodeStarted`. */
  type: string;
  /** Rises by one within a run. */
  sequence: number;
  /** When it happened, by the server's clock. */
  at?: string;
  execution: RunExecution;
  node: { key: string; state: RunNode } | null;
  news?: NodeNews;
}

/** What is new of a node at work, beside which it is as it was. */
export interface NodeNews {
  key: string;
  change: Partial<RunNode>;
  /** The item that has ended. */
  item: RunItem | null;
}

/**
 * The run after an event. One that was seen already (a connection that came back tells some twice) changes nothing;
 * a gap does no harm, because every event carries a full state, or of a node at work all that is new. Two events of the run alone change nodes as well:
 * cancelling ends what has not ended, and going on sets what waited or ended badly back to the start. After some the run
 * has to be read anew: see `changesMore`.
 */
export function reduceExecution(state: RunState, event: RunEvent): RunState {
  if (event.execution.id !== state.execution?.id) return state;
  if (event.sequence <= state.lastSequence) return state;
  return { ...state, execution: event.execution, nodes: nodesAfter(state, event), lastSequence: event.sequence };
}

/**
 * Whether an event tells less than it changed. In place of older events there is only word that they are kept no longer; a
 * correction puts back what had run on the old value; and at a pause there is time to say whose results were taken over.
 */
export function changesMore({ type }: Pick<RunEvent, 'type'>): boolean {
  return type === 'ExecutionReset' || type === 'NodeUpdated' || type === 'ExecutionPaused';
}

/** A node as it is told anew, with the items that were known of it: what has not completed is to be asked for again when it starts once more. */
function toldAnew(type: string, before: RunNode | undefined, after: RunNode): RunNode {
  if (!before || after.itemCounts === null) return after;
  const itemsTurn = before.itemsTurn + 1;
  if (type !== 'NodeStarted') return { ...after, items: before.items, itemsTurn };
  const kept = Object.values(before.items).filter(({ status }) => status === 'COMPLETED');
  return { ...after, items: Object.fromEntries(kept.map((item) => [item.index, item])), itemsTurn };
}

/** A node with what is new of it. */
function withNews(node: RunNode, { change, item }: NodeNews): RunNode {
  return {
    ...node,
    ...change,
    items: item
      ? { ...node.items, [item.index]: { ...item, input: node.items[item.index]?.input ?? null } }
      : node.items,
  };
}

/** A run with items of a node that were asked for, and with those of them that were told of meanwhile. */
export function withItems(
  state: RunState,
  key: string,
  items: readonly RunItem[],
  meanwhile: readonly RunEvent[],
): RunState {
  const node = state.nodes[key];
  if (!node) return state;
  const told = meanwhile.flatMap(({ news }) => (news?.key === key && news.item ? [news.item] : []));
  // What an item takes is read by those alone who show it, and is not to be lost by what others read.
  const withInput = (item: RunItem) => ({ ...item, input: item.input ?? node.items[item.index]?.input ?? null });
  const known = Object.fromEntries([...items, ...told].map((item) => [item.index, withInput(item)]));
  return { ...state, nodes: { ...state.nodes, [key]: { ...node, items: { ...node.items, ...known } } } };
}

function nodesAfter(
  { nodes, execution: before }: RunState,
  { type, execution, node, news }: RunEvent,
): RunState['nodes'] {
  const known = news && nodes[news.key];
  const after = node
    ? { ...nodes, [node.key]: toldAnew(type, nodes[node.key], node.state) }
    : known
      ? { ...nodes, [news.key]: withNews(known, news) }
      : nodes;
  // Told as it is now, of a past that is not known: whatever follows from it is read anew.
  if (type === 'ExecutionReset') return nodes;
  if (execution.status === 'CANCELLED') return changed(after, unfinished, cancelledAt(execution.finishedAt));
  if (type !== 'ExecutionResumed') return after;
  const hasEnded = before?.status === 'FAILED' || before?.status === 'CANCELLED';
  return changed(after, hasEnded ? endedBadly : paused, fresh);
}

type Statuses = ReadonlySet<RunNode['status']>;

const unfinished: Statuses = new Set(['PENDING', 'RUNNING', 'PAUSED']);
const paused: Statuses = new Set(['PAUSED']);
/** What a retry runs again. A step past a breakpoint leaves it as it is. */
const endedBadly: Statuses = new Set(['FAILED', 'SKIPPED', 'CANCELLED']);

function cancelledAt(finishedAt: string | null): Partial<RunNode> {
  return { status: 'CANCELLED', progress: null, finishedAt };
}

/** As if it had never been run; what it took and what it cost stay to be seen. */
const fresh = {
  status: 'PENDING',
  progress: null,
  error: null,
  errorCode: null,
  errorDetails: null,
  startedAt: null,
  finishedAt: null,
} satisfies Partial<RunNode>;

function changed(nodes: RunState['nodes'], which: Statuses, change: Partial<RunNode>): RunState['nodes'] {
  return Object.fromEntries(
    Object.entries(nodes).map(([key, node]) => [key, which.has(node.status) ? { ...node, ...change } : node]),
  );
}
