/** There are too many who wait already. */
export class QueueFullFault extends Error {
  override readonly name = 'QueueFullFault';
}

/** Does a number of works at once and lets others wait, in order, up to a number of them. Throws QueueFullFault. */
export function atMost(most: number, mostWaiting: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (waiting.length >= mostWaiting) throw new QueueFullFault(`${mostWaiting} wait already`);
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over, so that nobody who comes now is faster.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
