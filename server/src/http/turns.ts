export interface TurnOptions {
  /** At once. */
  most: number;
  isFull(): boolean;
  /** Never resolves when there is nobody left to do it for. */
  whenDrained(): Promise<void>;
}

export type InTurn = <Result>(work: () => Result | Promise<Result>) => Result | Promise<Result>;

/**
 * Does the works of one connection a few at a time, in order, and begins none while what came of the earlier ones waits to be
 * read: whoever asks for much and reads nothing would otherwise fill the memory with answers.
 */
export function createTurns({ most, isFull, whenDrained }: TurnOptions): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;

  return (work) => (running < most && !isFull() ? run(work) : later(work));

  function run<Result>(work: () => Result | Promise<Result>): Result | Promise<Result> {
    running += 1;
    try {
      const result = work();
      if (result instanceof Promise) return result.finally(end);
      end();
      return result;
    } catch (error) {
      end();
      throw error;
    }
  }

  async function later<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    do {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      if (isFull()) await whenDrained();
    } while (running >= most || isFull());
    return run(work);
  }

  function end(): void {
    running -= 1;
    waiting.shift()?.();
  }
}
