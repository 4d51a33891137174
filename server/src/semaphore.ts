/** Lets so many be at it at once; the others wait in the order in which they came. */
export interface Semaphore {
  /** Resolves with what releases it. Rejects with the signal's reason, at once, when whoever waits is called off. */
  acquire(signal?: AbortSignal): Promise<() => void>;
}

export function createSemaphore(most: number): Semaphore {
  let free = most;
  const waiting = new Set<() => void>();

  function release() {
    const [next] = waiting;
    if (next) next();
    else free += 1;
  }

  return {
    acquire(signal) {
      signal?.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return Promise.resolve(once(release));
      }
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
    },
  };
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
