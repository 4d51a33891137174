/** There are too many who wait already. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** Lets so many be at it at once; the others wait in the order in which they came. */
export interface Semaphore {
  /**
   * Resolves with what releases it. Rejects with the signal's reason, at once, when whoever waits is called off, and with
   * QueueFullError when too many wait.
   */
  acquire(signal?: AbortSignal): Promise<() => void>;
  /** Does a work while it holds one. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createSemaphore(most: number, mostWaiting = Number.POSITIVE_INFINITY): Semaphore {
  let free = most;
  const waiting = new Set<() => void>();

  function release() {
    const [next] = waiting;
    if (next) next();
    else free += 1;
  }

  return {
    acquire,
    async run(work) {
      const done = await acquire();
      try {
        return await work();
      } finally {
        done();
      }
    },
  };

  async function acquire(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return once(release);
    }
    if (waiting.size >= mostWaiting) throw new QueueFullError(`${mostWaiting} wait already`);
    return new Promise((resolve, reject) => {
      const enter = () => {
        leave();
        resolve(once(release));
      };
      const callOff = () => {
        leave();
        reject(signal?.reason);
      };
      const leave = () => {
        waiting.delete(enter);
        signal?.removeEventListener('abort', callOff);
      };
      waiting.add(enter);
      signal?.addEventListener('abort', callOff, { once: true });
    });
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
