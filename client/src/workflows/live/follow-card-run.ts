import type { Client } from 'urql';
import { refetch } from '../../api/refetch.ts';
import type { CardRunEventsSubscription as Answer } from '../../api/generated/graphql.ts';
import { WorkflowExecutionsSubscription } from '../../run/state/execution-documents.ts';
import { isLive } from '../../run/state/run-state.ts';
import { CardRunEventsSubscription, CardRunQuery } from './card-run-documents.ts';
import { readFollowedRun } from './card-run.ts';
import type { CardRun } from './card-run.ts';

type Event = Answer['executionEvents'];

interface Card {
  workflowId: string;
  /** The run that the card shows already. */
  known: CardRun | null;
  show(run: CardRun): void;
}

/**
 * Tells a card of the runs of its workflow until the answer is called: each that starts, and every node of the one under
 * way. It only listens; the server is asked for the run anew when one starts and when a node may have made an image.
 */
export function followCardRun(client: Client, { workflowId, known, show }: Card): () => void {
  let shown = known;
  let stopEvents: (() => void) | null = null;
  /** How far what the card shows of that run has come: its newest event. */
  let seen = 0;
  let isOver = false;

  async function read(id: string): Promise<number | null> {
    const { data } = await refetch(client, CardRunQuery, { id });
    if (isOver || !data?.execution || shown?.id !== id) return null;
    const { lastSequence } = data.execution;
    const run = readFollowedRun(data.execution);
    // Events have overtaken it: how the run stands is known better by now, and only images are not told by them.
    update(lastSequence < seen ? { ...shown, images: run.images } : run);
    seen = Math.max(seen, lastSequence);
    return lastSequence;
  }

  function update(run: CardRun) {
    shown = run;
    show(run);
  }

  async function follow(run: CardRun) {
    stopEvents?.();
    stopEvents = null;
    shown = run;
    seen = 0;
    const afterSequence = await read(run.id);
    if (afterSequence === null || !shown || !isLive(shown.status)) return;
    stopEvents = client
      .subscription(CardRunEventsSubscription, { executionId: run.id, afterSequence })
      .subscribe(({ data }) => data && take(data.executionEvents)).unsubscribe;
  }

  function take(event: Event) {
    if (!shown || shown.id !== event.execution.id || event.sequence <= seen) return;
    seen = event.sequence;
    const node = 'nodeExecution' in event ? event.nodeExecution : null;
    const nodes = node ? { ...shown.nodes, [node.node.key]: node.status } : shown.nodes;
    update({ ...shown, status: event.execution.status, nodes });
    const hasMore = event.__typename === 'NodeCompleted' || !isLive(event.execution.status);
    if (hasMore) void read(shown.id);
  }

  const runs = client.subscription(WorkflowExecutionsSubscription, { workflowId }).subscribe(({ data }) => {
    const latest = data?.workflowExecutions;
    if (!latest) return;
    const isAnother = latest.id !== shown?.id && (!shown || Date.parse(latest.createdAt) > Date.parse(shown.createdAt));
    // One that was over goes on: somebody retried it.
    const goesOn = latest.id === shown?.id && isLive(latest.status) && !isLive(shown.status);
    // One that took everything over from earlier runs may be told of only when it has ended.
    if (isAnother || goesOn) void follow({ ...latest, images: [], nodes: null });
  });
  if (known && isLive(known.status)) void follow(known);

  return () => {
    isOver = true;
    runs.unsubscribe();
    stopEvents?.();
  };
}
