import { setTimeout as pause } from 'node:timers/promises';
import { followEvents, isLast, type LogEvent } from './operations.ts';
import type { ServerSlot } from './server-slot.ts';
import type { ApiClient } from './api-client.ts';
import type { TestedCluster } from './with-cluster.ts';

/** A server that sends nothing for so long is left for another, as an editor does whose heartbeat stops. */
const longestSilence = 30_000;

/**
 * Gives an execution's events as a subscriber gets them who comes back, to whichever server answers, with the last number
 * it saw. Ends with the execution. What comes twice or out of order is given as it comes.
 */
export async function* followRun(
  cluster: TestedCluster,
  executionId: string,
  signal: AbortSignal,
): AsyncGenerator<LogEvent> {
  let afterSequence = 0;
  for (;;) {
    signal.throwIfAborted();
    const slot = await cluster.reach(signal);
    for await (const event of subscribe(slot, cluster.client, { executionId, afterSequence }, signal)) {
      afterSequence = Math.max(afterSequence, event.sequence);
      yield event;
      if (isLast(event)) return;
    }
    await pause(25);
  }
}

/** Server-sent events until the stream ends or breaks. */
async function* subscribe(
  slot: ServerSlot,
  client: ApiClient,
  variables: { executionId: string; afterSequence: number },
  signal: AbortSignal,
): AsyncGenerator<LogEvent> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), longestSilence);
  try {
    const response = await fetch(`${slot.url()}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        authorization: client.authorization(),
      },
      body: JSON.stringify({ query: followEvents, variables }),
      signal: AbortSignal.any([slot.gone(), signal, silence.signal]),
    });
    for await (const data of readServerSentEvents(response)) {
      timer.refresh();
      const event = (JSON.parse(data) as { data?: { executionEvents?: LogEvent } }).data?.executionEvents;
      if (event) yield event;
    }
  } catch {
    // The server went away; the follower looks for another.
  } finally {
    clearTimeout(timer);
  }
}

async function* readServerSentEvents({ body }: Response): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const data = part
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim())
        .join('\n');
      if (data !== '') yield data;
    }
  }
}
