import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventEmitter, type EngineEvent } from './emitter.ts';
import { followExecution, type LogPage } from './follow-execution.ts';
import { logEvent } from '../../testing/log-event.ts';

/** An execution that writes to a log and tells its emitter, of which either may be made to lag. */
function startRun(pageSize = 3) {
  const emitter = createEventEmitter((fault) => {
    throw fault;
  });
  const log: EngineEvent[] = [];
  const reads: number[] = [];
  return {
    log,
    reads,
    write(isLast = false): EngineEvent {
      const event = logEvent(log.length + 1, isLast);
      log.push(event);
      return event;
    },
    tell: (event: EngineEvent) => emitter.emit(event),
    lose: () => emitter.lost(),
    follow: (
      options: { afterSequence?: number; mostWaiting?: number; readLog?: (after: number) => Promise<LogPage> } = {},
    ) =>
      followExecution({
        emitter,
        executionId: 'run',
        afterSequence: 0,
        readLog: async (after) => {
          reads.push(after);
          return pageAfter(after);
        },
        ...options,
      }),
    pageAfter,
  };

  function pageAfter(after: number): LogPage {
    const events = log.slice(after, after + pageSize);
    return {
      events,
      isComplete: events.length < pageSize,
      status: log.at(-1)?.execution.status ?? 'PENDING',
      lastSequence: log.length,
    };
  }
}

const numbers = (events: EngineEvent[]) => events.map((event) => event.sequence);

test('what is told while the log is being read is neither lost nor doubled', async () => {
  const run = startRun(10);
  run.tell(run.write());
  const reading = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  const events = run.follow({
    readLog: async (after) => {
      const page = run.pageAfter(after);
      reading.resolve();
      await mayAnswer.promise;
      return page;
    },
  });
  const all = Array.fromAsync(events);
  await reading.promise;
  run.tell(run.write());
  run.tell(run.write(true));
  mayAnswer.resolve();
  expect(numbers(await all)).toEqual([1, 2, 3]);
});

test('a number that jumps sends the reader back to the log', async () => {
  const run = startRun(10);
  const events = run.follow();
  const first = events.next();
  run.tell(run.write());
  await first;
  run.write();
  run.write();
  run.tell(run.write(true));
  expect(numbers(await Array.fromAsync(events))).toEqual([2, 3, 4]);
  expect(run.reads.at(-1)).toBe(1);
});

test('a queue that is full is thrown away and read again from the log', async () => {
  const run = startRun(100);
  const events = run.follow({ mostWaiting: 5 });
  const first = events.next();
  run.tell(run.write());
  await first;
  for (let each = 0; each < 50; each++) run.tell(run.write(each === 49));
  expect(numbers(await Array.fromAsync(events))).toEqual(Array.from({ length: 50 }, (_, index) => index + 2));
  expect(run.reads.length).toBeGreaterThan(1);
});

test('word that something was lost sends a reader that waits back to the log', async () => {
  const run = startRun(10);
  const events = run.follow();
  const first = events.next();
  run.tell(run.write());
  await first;
  const second = events.next();
  run.write();
  run.lose();
  expect(await second).toMatchObject({ value: { sequence: 2 } });
  const rest = Array.fromAsync(events);
  run.write(true);
  run.lose();
  expect(numbers(await rest)).toEqual([3]);
});

test('what is lost while the log is being read is read after it', async () => {
  const run = startRun(10);
  run.write();
  const events = run.follow({
    readLog: async (after) => {
      const page = run.pageAfter(after);
      if (after === 0) {
        run.write(true);
        run.lose();
      }
      return page;
    },
  });
  expect(numbers(await Array.fromAsync(events))).toEqual([1, 2]);
});

test('where the log begins later than the reader, it goes on from what comes in place of the rest', async () => {
  const run = startRun(100);
  for (let each = 0; each < 5; each++) run.write(each === 4);
  const events = run.follow({
    afterSequence: 1,
    readLog: async (after) => {
      const page = run.pageAfter(Math.max(after, 3));
      const reset = { ...run.pageAfter(2).events[0], type: 'ExecutionReset' } as EngineEvent;
      return after < 3 ? { ...page, events: [reset, ...page.events] } : page;
    },
  });
  const seen = await Array.fromAsync(events);
  expect(seen.map(({ sequence, type }) => [sequence, type])).toEqual([
    [3, 'ExecutionReset'],
    [4, 'NodeProgressed'],
    [5, 'ExecutionCompleted'],
  ]);
});

test('a log of many pages is read to its end, and no further once the execution has ended', async () => {
  const run = startRun(3);
  for (let each = 0; each < 10; each++) run.write(each === 9);
  expect(numbers(await Array.fromAsync(run.follow({ afterSequence: 2 })))).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  expect(run.reads).toEqual([2, 5, 8]);
});

test('called off while it waits for news, it ends at once', async () => {
  const run = startRun();
  const events = run.follow();
  const next = events.next();
  await events.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  run.tell(run.write());
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

test('called off before it was ever asked, it listens no more', async () => {
  const run = startRun();
  const events = run.follow();
  await events.return?.();
  run.tell(run.write(true));
  expect(await Array.fromAsync(events)).toEqual([]);
  expect(run.reads).toEqual([]);
});

test('a number that is yet to come ends with the execution all the same', async () => {
  const run = startRun();
  const events = run.follow({ afterSequence: 99 });
  const next = events.next();
  run.tell(run.write());
  run.tell(run.write(true));
  expect(await next).toEqual({ done: true, value: undefined });
});

test('a log that cannot be read ends it with the fault', async () => {
  const run = startRun();
  const events = run.follow({ readLog: () => Promise.reject(new Error('The database is away.')) });
  await expect(events.next()).rejects.toThrow('away');
});

test('whatever the reader and the emitter do, each number comes once and in order', async () => {
  // At each step: write and tell, write and forget to tell, tell an old one again, say that something was lost, or let the
  // reader take some.
  const step = fc.oneof(
    fc.constant('LOSE' as const),
    fc.constant('TELL' as const),
    fc.constant('FORGET' as const),
    fc.constant('REPEAT' as const),
    fc.nat({ max: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.nat({ max: 5 }), async (steps, mostWaiting) => {
      const run = startRun();
      const events = run.follow({ mostWaiting });
      const seen: EngineEvent[] = [];
      for (const each of steps) {
        if (each === 'TELL') run.tell(run.write());
        else if (each === 'FORGET') run.write();
        else if (each === 'LOSE') run.lose();
        else if (each === 'REPEAT' && run.log[0]) run.tell(run.log[0]);
        else if (typeof each === 'number') {
          // No more than the log holds, for the rest would have to be waited for.
          for (let take = 0; take < each && seen.length < run.log.length; take++) {
            run.tell(run.log.at(-1) ?? run.write());
            const { value, done } = await events.next();
            if (!done) seen.push(value);
          }
        }
      }
      const rest = Array.fromAsync(events);
      run.tell(run.write(true));
      seen.push(...(await rest));
      expect(numbers(seen)).toEqual(numbers(run.log));
    }),
    { numRuns: 200 },
  );
});
