import { cancelled } from '../../network/deadline.ts';

interface Entry<Value> {
  promise: Promise<Value>;
  /** Epoch milliseconds; undefined while it is being loaded. */
  keepUntil: number | undefined;
  /** How many callers wait for the load. */
  waiting: number;
  stop: AbortController;
}

const mostEntries = 500;

/**
 * Remembers loaded values for as long as their loader says, and lets callers who ask for the same thing at once share one load.
 * A caller who gives up leaves alone; the load itself is aborted when the last one has left. A failed load is not remembered.
 */
export function createSharedCache<Value>(now: () => number) {
  const entries = new Map<string, Entry<Value>>();

  function start(key: string, load: Loader<Value>): Entry<Value> {
    const stop = new AbortController();
    const loading = load(stop.signal);
    const entry: Entry<Value> = { promise: finish(), keepUntil: undefined, waiting: 0, stop };
    entries.set(key, entry);
    forgetOldest();
    return entry;

    async function finish(): Promise<Value> {
      try {
        const { value, seconds } = await loading;
        entry.keepUntil = now() + seconds * 1000;
        return value;
      } catch (error) {
        if (entries.get(key) === entry) entries.delete(key);
        throw error;
      }
    }
  }

  function forgetOldest(): void {
    for (const [key, { keepUntil }] of entries) {
      if (entries.size <= mostEntries) return;
      if (keepUntil !== undefined) entries.delete(key);
    }
  }

  return async function get(key: string, load: Loader<Value>, signal: AbortSignal): Promise<Value> {
    if (signal.aborted) throw cancelled(signal);
    const known = entries.get(key);
    const usable = known !== undefined && (known.keepUntil === undefined || known.keepUntil > now());
    const entry = usable ? known : start(key, load);
    entry.waiting++;
    try {
      return await untilAborted(entry.promise, signal);
    } finally {
      entry.waiting--;
      if (entry.waiting === 0 && entry.keepUntil === undefined) {
        if (entries.get(key) === entry) entries.delete(key);
        entry.stop.abort();
      }
    }
  };
}

type Loader<Value> = (signal: AbortSignal) => Promise<{ value: Value; seconds: number }>;

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(cancelled(signal));
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
