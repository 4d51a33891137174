import { z } from 'zod';
import { parseJson } from './fal-api.ts';
import { readEvents } from './read-events.ts';

/** An answer that is read while it is written. */
export interface OpenStream {
  /** All that has come: the newest event, which holds everything that was written so far. */
  output(): unknown;
  /** It has come to its end and is whole; false where it broke off. Undefined while it is being written. */
  isWhole(): boolean | undefined;
  /** The text so far, at once and each time there is more of it, until it ends. */
  texts(signal: AbortSignal): AsyncIterable<string>;
}

export interface OpenStreams {
  /** Reads on from now until its end, whether or not anybody listens: it is paid for. */
  open(requestId: string, chunks: AsyncIterable<Uint8Array>): void;
  find(requestId: string): OpenStream | undefined;
  /** Its answer has been taken, or it has broken off. */
  forget(requestId: string): void;
}

/** Of answers that nobody has come for, so many are kept. */
const mostKept = 500;

/** What fal's text models tell while they write: everything so far, each time. */
const told = z.object({
  output: z.string().catch(''),
  partial: z.boolean().nullish().catch(null),
  error: z.string().nullish().catch(null),
});

export function createOpenStreams(): OpenStreams {
  const streams = new Map<string, OpenStream>();
  return {
    open(requestId, chunks) {
      streams.set(requestId, readStream(chunks));
      const ended = [...streams].filter(([, stream]) => stream.isWhole() !== undefined);
      for (const [id] of ended.slice(0, Math.max(0, ended.length - mostKept))) streams.delete(id);
    },
    find: (requestId) => streams.get(requestId),
    forget: (requestId) => void streams.delete(requestId),
  };
}

function readStream(chunks: AsyncIterable<Uint8Array>): OpenStream {
  let newest: unknown;
  let isWhole: boolean | undefined;
  let news = Promise.withResolvers<void>();
  void read();

  return {
    output: () => newest,
    isWhole: () => isWhole,
    async *texts(signal) {
      const stopped = Promise.withResolvers<void>();
      const stop = () => stopped.resolve();
      signal.addEventListener('abort', stop, { once: true });
      try {
        for (let last: unknown; !signal.aborted;) {
          const { promise } = news;
          if (newest !== last) yield textOf((last = newest));
          else if (isWhole !== undefined) return;
          else await Promise.race([promise, stopped.promise]);
        }
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };

  async function read(): Promise<void> {
    try {
      for await (const data of readEvents(chunks)) {
        const event = parseJson(Buffer.from(data));
        if (event !== undefined) tell(() => (newest = event));
      }
      // Where the connection is closed as it should be, and the text is not at its end, the rest may still be had.
      tell(() => (isWhole = isAtItsEnd(newest)));
    } catch {
      tell(() => (isWhole = false));
    }
  }

  function tell(change: () => void) {
    change();
    news.resolve();
    news = Promise.withResolvers();
  }
}

/** The whole text, or word of what went wrong. */
function isAtItsEnd(event: unknown): boolean {
  const { data } = told.safeParse(event);
  return data !== undefined && (!data.partial || Boolean(data.error));
}

function textOf(event: unknown): string {
  return told.safeParse(event).data?.output ?? '';
}
