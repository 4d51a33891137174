/** So many may be at it at once; the others wait in the order in which they came. */
export interface Places {
  /** Resolves with what gives the place back. Rejects with the signal's reason, at once, when whoever waits is called off. */
  take(signal: AbortSignal): Promise<() => void>;
}

export function createPlaces(most: number): Places {
  let free = most;
  const waiting = new Set<() => void>();

  function giveBack() {
    const [next] = waiting;
    if (next) next();
    else free += 1;
  }

  return {
    take(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return Promise.resolve(once(giveBack));
      }
      return new Promise((resolve, reject) => {
        const enter = () => {
          leave();
          resolve(once(giveBack));
        };
        const callOff = () => {
          leave();
          reject(signal.reason);
        };
        const leave = () => {
          waiting.delete(enter);
          signal.removeEventListener('abort', callOff);
        };
        waiting.add(enter);
        signal.addEventListener('abort', callOff, { once: true });
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
