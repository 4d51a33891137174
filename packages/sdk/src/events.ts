import type { Connection } from './ask.ts';
import { pause } from './pause.ts';
import { VisualAdGenError } from './visual-ad-gen-error.ts';

/** Something that happened in a run. `sequence` rises by one from event to event. */
export interface RunEvent {
  /** Such as `NodeStarted`, `NodeCompleted`, `ExecutionCompleted`. */
  type: string;
  sequence: number;
  at: string;
  status: string;
  node: { key: string; name: string } | null;
}

const document = `subscription ($id: ID!, $after: Int) {
  executionEvents(executionId: $id, afterSequence: $after) {
    type: __typename sequence at execution { status }
    ... on NodeEvent { nodeExecution { node { key name } } }
  }
}`;

interface Sent {
  data?: { executionEvents: Omit<RunEvent, 'status' | 'node'> & Details };
  errors?: { message: string; extensions?: { code?: string } }[];
}
interface Details {
  execution: { status: string };
  nodeExecution?: { node: { key: string; name: string } };
}

/**
 * Every event of a run after a number, each once and in order, until it has ended; a connection that breaks off is made again where it
 * was. Throws VisualAdGenError.
 */
export async function* readEvents(
  connection: Connection,
  runId: string,
  { after = 0, signal }: { after?: number | undefined; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<RunEvent, void> {
  for (let last = after; ;) {
    signal?.throwIfAborted();
    for await (const sent of readStream(connection, { id: runId, after: last }, signal)) {
      if (sent === 'COMPLETE') return;
      const [error] = sent.errors ?? [];
      if (error) throw new VisualAdGenError(error.extensions?.code ?? 'INTERNAL', error.message);
      if (!sent.data) continue;
      const { execution, nodeExecution, ...event } = sent.data.executionEvents;
      last = event.sequence;
      yield { ...event, status: execution.status, node: nodeExecution?.node ?? null };
    }
    await pause(1000, signal);
  }
}

/** One connection; it just ends where it breaks off. */
async function* readStream(
  { url, token, fetch }: Connection,
  variables: object,
  signal: AbortSignal | undefined,
): AsyncGenerator<Sent | 'COMPLETE', void> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify({ query: document, variables }),
      signal: signal ?? null,
    });
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
      if (response.status !== 429 && response.status < 500) yield (await response.json()) as Sent;
      return;
    }
    for await (const { name, data } of readMessages(response)) {
      if (name === 'complete') yield 'COMPLETE';
      else if (data !== '') yield JSON.parse(data) as Sent;
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof TypeError)) throw error;
  }
}

/** Server-sent events as they come. */
async function* readMessages({ body }: Response): AsyncGenerator<{ name: string; data: string }, void> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const messages = (rest + value).split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) yield { name: fieldOf(message, 'event'), data: fieldOf(message, 'data') };
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function fieldOf(message: string, name: string): string {
  const lines = message.split('\n').filter((line) => line.startsWith(`${name}:`));
  return lines.map((line) => line.slice(name.length + 1).trimStart()).join('\n');
}
