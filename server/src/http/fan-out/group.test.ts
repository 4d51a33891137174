import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventEmitter, type EngineEvent } from '../../engine/emitter.ts';
import type { LogPage } from '../../engine/follow-execution.ts';
import { logEvent } from '../../../testing/log-event.ts';
import { createGroup, type GroupOptions } from './group.ts';

/* Every way in which a group's readers, its log and its emitter may lag behind each other; long, for all are held against one run. */

interface Seen {
  numbers: number[];
  /** How often something was written to it. */
  writes: number;
  isOver: boolean;
  fault?: unknown;
  fill(): void;
  drain(): void;
  leave(): void;
  over: Promise<void>;
}

/** An execution with a log and an emitter, of which either may be made to lag, and a group of its readers. */
function startRun(options: Partial<GroupOptions> & { pageSize?: number } = {}) {
  const emitter = createEventEmitter((fault) => {
    throw fault;
  });
  const { pageSize = 3, ...rest } = options;
  const log: EngineEvent[] = [];
  const reads: number[] = [];
  const rendered = { heard: [] as number[], logged: [] as number[] };
  let prunedThrough = 0;
  let isEmpty = false;
  let readLog = async (after: number) => pageAfter(after);
  const group = createGroup({
    emitter,
    executionId: 'run',
    renderHeard: async (event) => text(event, rendered.heard),
    renderLogged: async (event) => text(event, rendered.logged),
    onEmpty: () => {
      isEmpty = true;
    },
    ...rest,
  });

  return {
    log,
    reads,
    rendered,
    get isEmpty() {
      return isEmpty;
    },
    write(isLast = false): EngineEvent {
      const event = logEvent(log.length + 1, isLast);
      log.push(event);
      return event;
    },
    tell: (event: EngineEvent) => emitter.emit(event),
    lose: () => emitter.lost(),
    prune: (through: number) => void (prunedThrough = through),
    onRead: (read: typeof readLog) => void (readLog = read),
    pageAfter,
    join(afterSequence = 0): Seen {
      let isFull = false;
      let drained = Promise.withResolvers<void>();
      const over = Promise.withResolvers<void>();
      const seen: Seen = {
        numbers: [],
        writes: 0,
        isOver: false,
        fill: () => void (isFull = true),
        drain() {
          isFull = false;
          drained.resolve();
          drained = Promise.withResolvers();
        },
        leave: () => {},
        over: over.promise,
      };
      seen.leave = group.join({
        afterSequence,
        readLog: async (after) => {
          reads.push(after);
          return readLog(after);
        },
        write(texts) {
          seen.writes += 1;
          seen.numbers.push(...texts.map(({ sequence }) => sequence));
        },
        isFull: () => isFull,
        whenDrained: () => drained.promise,
        end(fault) {
          seen.isOver = true;
          seen.fault = fault;
          over.resolve();
        },
      });
      return seen;
    },
  };

  function pageAfter(after: number): LogPage {
    const from = Math.max(after, prunedThrough);
    const events = log.slice(from, from + pageSize);
    const reset = log[prunedThrough - 1];
    return {
      events: reset && after < prunedThrough ? [{ ...reset, type: 'ExecutionReset' }, ...events] : events,
      isComplete: events.length < pageSize,
      status: log.at(-1)?.execution.status ?? 'PENDING',
      lastSequence: log.length,
    };
  }
}

function text(event: EngineEvent, rendered: number[]) {
  rendered.push(event.sequence);
  return Buffer.from(String(event.sequence));
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => index + first);

/** Until everything that is under way has come to rest; nothing here waits for a clock. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('an event that many are to see is made into text once', async () => {
  const run = startRun();
  run.tell(run.write());
  const readers = Array.from({ length: 100 }, () => run.join());
  await settled();
  for (let each = 0; each < 5; each++) run.tell(run.write(each === 4));
  await Promise.all(readers.map((reader) => reader.over));
  for (const { numbers } of readers) expect(numbers).toEqual(upTo(6));
  expect([...run.rendered.logged, ...run.rendered.heard]).toEqual(upTo(6));
  expect(run.reads).toEqual([0]);
  expect(run.isEmpty).toBe(true);
});

test('what is heard in one go is written in one go', async () => {
  const run = startRun();
  const reader = run.join();
  await settled();
  for (let each = 0; each < 20; each++) run.tell(run.write());
  await settled();
  expect(reader).toMatchObject({ numbers: upTo(20), writes: 1 });
});

test('who comes a little late is served from what is kept, who comes later from the log', async () => {
  const run = startRun({ mostKept: { texts: 4, bytes: 1_000 }, pageSize: 100 });
  run.join();
  await settled();
  for (let each = 0; each < 10; each++) run.tell(run.write());
  await settled();
  expect(run.join(7).numbers).toEqual([8, 9, 10]);
  expect(run.reads).toEqual([0]);
  const late = run.join(3);
  await settled();
  expect(late.numbers).toEqual(upTo(10, 4));
  expect(run.reads).toEqual([0, 3]);
});

test('no more is kept than may be, in bytes too', async () => {
  const run = startRun({ mostKept: { texts: 100, bytes: 2 } });
  run.join();
  await settled();
  for (let each = 0; each < 5; each++) run.tell(run.write());
  await settled();
  expect(run.join(3).numbers).toEqual([4, 5]);
  expect(run.join(2).numbers).toEqual([]);
});

test('many who come back at once, each from another number, share what they are read', async () => {
  const run = startRun({ pageSize: 1_000 });
  for (let each = 0; each < 500; each++) run.write();
  const readers = Array.from({ length: 500 }, (_, index) => run.join((index * 7) % 500));
  await settled();
  for (const [index, { numbers }] of readers.entries()) expect(numbers).toEqual(upTo(500, ((index * 7) % 500) + 1));
  expect(run.reads.length).toBeLessThan(5);
});

test('a reader whose socket is full costs nothing until it is empty, and then misses nothing', async () => {
  const run = startRun({ mostKept: { texts: 4, bytes: 1_000 } });
  const [slow, quick] = [run.join(), run.join()];
  await settled();
  run.tell(run.write());
  await settled();
  slow.fill();
  for (let each = 0; each < 50; each++) {
    run.tell(run.write(each === 49));
    await settled();
  }
  expect(slow.numbers).toEqual([1, 2]);
  expect(quick).toMatchObject({ numbers: upTo(51), isOver: true });
  expect(run.isEmpty).toBe(false);
  slow.drain();
  await slow.over;
  expect(slow.numbers).toEqual(upTo(51));
  expect(run.isEmpty).toBe(true);
});

test('a number that jumps, a heap too high, or word that something was lost send all back to the log', async () => {
  const run = startRun({ mostWaiting: 5, pageSize: 100 });
  const reader = run.join();
  await settled();
  run.write();
  run.tell(run.write());
  await settled();
  expect(reader.numbers).toEqual([1, 2]);
  for (let each = 0; each < 20; each++) run.tell(run.write());
  await settled();
  expect(reader.numbers).toEqual(upTo(22));
  run.write();
  run.lose();
  await settled();
  expect(reader.numbers).toEqual(upTo(23));
  run.tell(run.write());
  await settled();
  expect(reader.numbers).toEqual(upTo(24));
});

test('what is told, or lost, while the log is being read is neither lost nor doubled', async () => {
  const run = startRun({ pageSize: 100 });
  run.write();
  let isFirst = true;
  run.onRead(async (after) => {
    const page = run.pageAfter(after);
    if (isFirst) {
      isFirst = false;
      run.tell(run.write());
      run.write();
      run.lose();
      run.tell(run.write(true));
    }
    return page;
  });
  const reader = run.join();
  await reader.over;
  expect(reader.numbers).toEqual([1, 2, 3, 4]);
});

test('a number that is yet to come ends with the execution, and is not read for again and again', async () => {
  const run = startRun();
  const reader = run.join(99);
  await settled();
  for (let each = 0; each < 10; each++) {
    run.tell(run.write());
    await settled();
  }
  expect(run.reads).toEqual([99]);
  run.tell(run.write(true));
  await reader.over;
  expect(reader.numbers).toEqual([]);
  const again = run.join(99);
  await again.over;
});

test('after the end a retry is followed on, by those who are still there', async () => {
  const run = startRun({ pageSize: 100 });
  const [slow, quick] = [run.join(), run.join()];
  await settled();
  slow.fill();
  run.tell(run.write());
  await settled();
  run.tell(run.write(true));
  await settled();
  expect(quick.isOver).toBe(true);
  run.tell(run.write());
  await settled();
  const late = run.join(2);
  slow.drain();
  await settled();
  expect(slow).toMatchObject({ numbers: [1, 2, 3], isOver: false });
  expect(late).toMatchObject({ numbers: [3], isOver: false });
  run.tell(run.write(true));
  await Promise.all([slow.over, late.over]);
});

test('where the log begins later than a reader, all that it has not seen is put in one event', async () => {
  const run = startRun({ pageSize: 100 });
  for (let each = 0; each < 6; each++) run.write();
  run.prune(4);
  const readers = [run.join(0), run.join(2), run.join(4)];
  await settled();
  run.tell(run.write(true));
  await Promise.all(readers.map((reader) => reader.over));
  expect(readers.map(({ numbers }) => numbers)).toEqual([
    [4, 5, 6, 7],
    [4, 5, 6, 7],
    [5, 6, 7],
  ]);
});

test('a log that cannot be read ends the reader whose way it was, with the fault, and nobody else', async () => {
  const run = startRun({ mostKept: { texts: 1, bytes: 1_000 } });
  const first = run.join();
  await settled();
  for (let each = 0; each < 3; each++) run.tell(run.write());
  await settled();
  const fault = new Error('The database is away.');
  run.onRead(() => Promise.reject(fault));
  const late = run.join(0);
  await late.over;
  expect(late.fault).toBe(fault);
  run.tell(run.write(true));
  await first.over;
  expect(first.fault).toBeUndefined();
});

test('a selection that cannot be executed at all ends everybody, with the fault', async () => {
  const fault = new Error('No text can be made of it.');
  const run = startRun({ renderHeard: () => Promise.reject(fault) });
  const readers = [run.join(), run.join()];
  await settled();
  run.tell(run.write());
  await Promise.all(readers.map((reader) => reader.over));
  expect(readers.map((reader) => reader.fault)).toEqual([fault, fault]);
  expect(run.isEmpty).toBe(true);
});

test('an event that is told before anybody can read it is waited for', async () => {
  const run = startRun();
  const reader = run.join();
  await settled();
  const { execution } = run.write();
  run.log.pop();
  run.tell({
    type: 'NodeStarted',
    sequence: 2,
    at: new Date(0),
    payload: {},
    execution,
    nodeExecution: null,
    item: null,
  });
  await settled();
  expect(reader.numbers).toEqual([]);
  run.write();
  run.write();
  run.tell(run.write(true));
  await reader.over;
  expect(reader.numbers).toEqual([1, 2, 3]);
});

test('who has left is told nothing more, and with the last of them the group', async () => {
  const run = startRun();
  const [first, second] = [run.join(), run.join()];
  await settled();
  first.leave();
  first.leave();
  run.tell(run.write());
  await settled();
  expect([first.numbers, second.numbers]).toEqual([[], [1]]);
  second.leave();
  expect(run.isEmpty).toBe(true);
  run.tell(run.write(true));
  await settled();
  expect([first.isOver, second.isOver]).toEqual([false, false]);
});

test('whatever readers, sockets, emitter and log do, each reader sees each number once and in order', async () => {
  const step = fc.oneof(
    fc.constantFrom('TELL', 'TELL', 'FORGET', 'REPEAT', 'LOSE', 'REST'),
    fc.record({ joinAt: fc.nat({ max: 40 }) }),
    fc.record({ who: fc.nat({ max: 10 }), does: fc.constantFrom('fill' as const, 'drain' as const, 'leave' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 80 }),
      fc.record({
        mostWaiting: fc.nat({ max: 5 }),
        pageSize: fc.integer({ min: 1, max: 6 }),
        mostKept: fc.record({ texts: fc.nat({ max: 6 }), bytes: fc.nat({ max: 12 }) }),
      }),
      async (steps, options) => {
        const run = startRun(options);
        const readers: { seen: Seen; from: number; hasLeft: boolean }[] = [];
        const join = (from: number) => readers.push({ seen: run.join(from), from, hasLeft: false });
        join(0);
        for (const each of steps) {
          if (each === 'TELL') run.tell(run.write());
          else if (each === 'FORGET') run.write();
          else if (each === 'LOSE') run.lose();
          else if (each === 'REST') await settled();
          else if (each === 'REPEAT' && run.log[0]) run.tell(run.log[0]);
          else if (typeof each === 'object' && 'joinAt' in each) join(Math.min(each.joinAt, run.log.length));
          else if (typeof each === 'object') {
            const reader = readers[each.who % readers.length];
            reader?.seen[each.does]();
            if (reader && each.does === 'leave') reader.hasLeft = true;
          }
          // A group that all have left begins anew with the next, as it does in the server.
          if (run.isEmpty) return;
        }
        run.tell(run.write(true));
        await settled();
        for (const { seen } of readers) seen.drain();
        const staying = readers.filter(({ hasLeft }) => !hasLeft);
        await Promise.all(staying.map(({ seen }) => seen.over));
        for (const { seen, from } of staying) expect(seen.numbers).toEqual(upTo(run.log.length, from + 1));
        for (const { seen, from } of readers) expect(seen.numbers).toEqual(upTo(from + seen.numbers.length, from + 1));
        expect(run.isEmpty).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
