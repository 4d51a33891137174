import { subscribe as onChannel, unsubscribe as offChannel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { graphOf, text } from './ad-graph.ts';
import { rowId } from '../src/schema/ids.ts';
import { makeToken } from './make-token.ts';
import { insertRun, type RunByHand } from './run-by-hand.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { type Message, numbersOf, type Talk, talk } from './talk-over-socket.ts';

let app: RunningApp;
let person: Person;
const talks: Talk[] = [];
const serverSockets = new Map<number | undefined, Socket>();
const remember = (message: unknown) => {
  const { socket } = message as { socket: Socket };
  serverSockets.set(socket.remotePort, socket);
};
beforeAll(async () => {
  onChannel('net.server.socket', remember);
  // Who does not read does not answer either: that it is let go for that is tried elsewhere.
  app = await startApp({ patience: { heartbeat: 600_000 } });
  person = await app.signUp();
});
afterEach(() => Promise.all(talks.splice(0).map((one) => one.close())));
afterAll(async () => {
  offChannel('net.server.socket', remember);
  await app.close();
});

const open = async (whose = person, url = app.url): Promise<Talk> => {
  const opened = await talk(url, whose.authorization);
  talks.push(opened);
  return opened;
};
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => index + first);
const eventsOf = (selection: string) =>
  `subscription ($executionId: ID!, $afterSequence: Int) {
    executionEvents(executionId: $executionId, afterSequence: $afterSequence) { ${selection} }
  }`;

/** Subscribes and waits until the first event, which is in the log already, has come. */
async function follow(run: RunByHand, selection: string, { whose = person, url = app.url, id = 'events' } = {}) {
  const socket = await open(whose, url);
  const first = socket.until(id, () => true);
  const all = socket.until(id);
  socket.subscribe(id, eventsOf(selection), { executionId: run.id, afterSequence: 0 });
  await first;
  return { socket, all };
}

/** mulberry32: the same numbers for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test('four hundred times somebody loses the connection and comes back, and nobody misses or doubles an event', async () => {
  const run = await insertRun(app, person);
  const random = seeded(20261121);
  let reconnects = 0;
  const seenByAll: number[][] = [];
  const readers = Array.from({ length: 40 }, async () => {
    const seen: number[] = [];
    seenByAll.push(seen);
    let socket = await open();
    for (let isOver = false; !isOver;) {
      // On the same socket, or on a new one.
      if (socket.socket.readyState !== socket.socket.OPEN) socket = await open();
      const id = `events ${random(3)} ${seen.length}`;
      const patience = reconnects < 400 ? 1 + random(20) : Infinity;
      isOver = await readSome(socket, id, seen, patience);
      if (isOver) break;
      reconnects += 1;
      if (random(3) > 0) await socket.close();
      else socket.unsubscribe(id);
    }
    return seen;
  });
  const all = Promise.all(readers);
  let isBroken = false;
  all.catch(() => (isBroken = true));
  while (reconnects < 400 && !isBroken) {
    // Now and then something is written but not told, or told late, or all that was told is lost.
    const events = await run.write(1 + random(4));
    const whim = random(12);
    if (whim === 0) app.emitter.lost();
    else if (whim > 1) run.tell(events);
    // Not so fast that the slowest falls far behind: it is to come back to a run that is going on.
    do await nextTurn();
    while (seenByAll.some((seen) => seen.length < run.length - 50) && !isBroken);
  }
  await run.add(1, true);
  for (const seen of await all) expect(seen).toEqual(upTo(run.length));
  expect(reconnects).toBeGreaterThanOrEqual(400);

  /** Reads on from the last number that was seen; true when the run is over. */
  function readSome({ subscribe, onMessage }: Talk, id: string, seen: number[], patience: number): Promise<boolean> {
    let left = patience;
    const ended = Promise.withResolvers<boolean>();
    const stop = onMessage((message) => {
      if (message.id !== id && message.type !== 'closed') return;
      seen.push(...numbersOf([message]));
      left -= 1;
      if (message.type === 'next' && left > 0) return;
      stop();
      ended.resolve(message.type === 'complete');
    });
    const selection = seen.length % 2 ? 'sequence' : 'sequence __typename';
    subscribe(id, eventsOf(selection), { executionId: run.id, afterSequence: seen.at(-1) ?? 0 });
    return ended.promise;
  }
});

test('one of two hundred readers stops reading: it is kept no memory for, and in the end has got it all', async () => {
  const run = await insertRun(app, person, { output: { text: 'A very long story. '.repeat(1_100) } });
  await run.add(1);
  const full = 'sequence ... on NodeEvent { nodeExecution { output } }';
  const paused = await follow(run, full);
  const like = await Promise.all([1, 2, 3].map(() => follow(run, full)));
  const others = await Promise.all(Array.from({ length: 200 }, () => follow(run, 'sequence')));
  const connection = serverSockets.get(paused.socket.port);
  paused.socket.socket.pause();
  let mostKept = 0;
  for (let each = 0; each < 40; each++) {
    await run.add(25);
    mostKept = Math.max(mostKept, connection?.writableLength ?? Infinity);
  }
  await run.add(1, true);
  for (const { all } of [...others, ...like]) expect(numbersOf(await all)).toEqual(upTo(run.length));
  mostKept = Math.max(mostKept, connection?.writableLength ?? Infinity);
  // Twenty megabytes were told.
  expect(mostKept).toBeGreaterThan(1024 * 1024);
  expect(mostKept).toBeLessThan(2.5 * 1024 * 1024);

  paused.socket.socket.resume();
  const messages = await paused.all;
  expect(numbersOf(messages)).toEqual(upTo(run.length));
  expect(messages.at(-1)?.type).toBe('complete');
});

describe('who is served together', () => {
  /** Costs one statement on this table each time that it is executed. */
  const costly = 'sequence execution { workflow { id } }';
  const timesExecuted = () => app.statements.filter((statement) => /from "workflows"/.test(statement)).length;
  let run: RunByHand;
  beforeAll(async () => {
    const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
    run = await insertRun(app, person, { workflowId: rowId('Workflow', id) });
    await run.add(1);
  });

  /** How often five events' selections are executed for these readers together. */
  async function count(followed: Promise<{ socket: Talk }>[]): Promise<number> {
    const readers = await Promise.all(followed);
    const { length } = run;
    const arrived = readers.map(({ socket }) => socket.until('events', (one) => numbersOf([one])[0] === length + 5));
    app.statements.length = 0;
    for (let each = 0; each < 5; each++) await run.add(1);
    for (const messages of await Promise.all(arrived))
      expect(numbersOf(messages)).toEqual(upTo(length + 5, length + 1));
    return timesExecuted();
  }

  test('like readers: the selection is executed once for each event', async () => {
    expect(await count(Array.from({ length: 20 }, () => follow(run, costly)))).toBe(5);
  });

  test('who comes back with another number, and with another token', async () => {
    const again = await app.signIn(person);
    expect(await count([follow(run, costly), follow(run, costly, { whose: again })])).toBe(5);
  });

  test('whoever sees the same, by a session or by tokens that let them do more or less', async () => {
    const tokens = await Promise.all([makeToken(person, ['READ']), makeToken(person, ['READ', 'RUN'])]);
    const others = tokens.map(({ authorization }) => follow(run, costly, { whose: { ...person, authorization } }));
    expect(await count([follow(run, costly), ...others])).toBe(5);
  });

  test('not who asks for something else', async () => {
    expect(await count([follow(run, costly), follow(run, `${costly} __typename`)])).toBe(10);
  });

  test('not who came by another address, whose links begin with it', async () => {
    const url = app.url.replace('127.0.0.1', 'localhost');
    expect(await count([follow(run, costly), follow(run, costly, { url })])).toBe(10);
  });

  test('not somebody who may not see it, who is told so and nothing else', async () => {
    const stranger = await app.signUp();
    const socket = await open(stranger);
    const heard: Message[] = [];
    socket.onMessage((message) => heard.push(message));
    const told = socket.until('events');
    const reader = await follow(run, 'sequence');
    socket.subscribe('events', eventsOf('sequence'), { executionId: run.id, afterSequence: 0 });
    const [message] = await told;
    expect(message).toMatchObject({ type: 'next', payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
    const arrived = reader.socket.until('events', (one) => numbersOf([one])[0] === run.length);
    await run.add(1);
    await arrived;
    const answered = socket.until('query');
    socket.subscribe('query', '{ viewer { id } }', {});
    await answered;
    expect(heard.filter(({ id }) => id === 'events').map(({ type }) => type)).toEqual(['next', 'complete']);
  });

  test('nothing is left behind when all have gone', async () => {
    const { socket } = await follow(run, costly);
    socket.unsubscribe('events');
    const answered = socket.until('query');
    socket.subscribe('query', '{ viewer { id } }', {});
    await answered;
    app.statements.length = 0;
    await run.add(3);
    await nextTurn();
    expect(timesExecuted()).toBe(0);
  });
});

describe('what is told', () => {
  /** The same over server-sent events; begun when the first event, which is in the log already, has come. */
  async function stream(run: RunByHand, selection: string): Promise<{ all: Promise<Message['payload'][]> }> {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: person.authorization },
      body: JSON.stringify({ query: eventsOf(selection), variables: { executionId: run.id, afterSequence: 0 } }),
    });
    if (!response.body) throw new Error('There is no stream.');
    const begun = Promise.withResolvers<void>();
    const all = read(response.body.pipeThrough(new TextDecoderStream()));
    await begun.promise;
    return { all };

    async function read(chunks: AsyncIterable<string>) {
      let body = '';
      for await (const chunk of chunks) {
        body += chunk;
        if (/^data: \{/m.test(body)) begun.resolve();
      }
      return [...body.matchAll(/^data: (\{.+\})$/gm)].map(([, data = '']) => JSON.parse(data) as Message['payload']);
    }
  }
  const streamedNumbers = async (all: Promise<Message['payload'][]>) =>
    (await all).map((payload) => payload?.data?.executionEvents.sequence);

  test.each([
    [
      'everything',
      '__typename sequence at execution { id status } ... on NodeProgressed { nodeExecution { status output node { key } } }',
    ],
    ['an error with nothing but it', 'sequence ... on NodeStarted { nodeExecution { id } }'],
    ['another name', 'sequence number: sequence'],
  ])('%s is the same as over server-sent events', async (_, selection) => {
    const run = await insertRun(app, person, { output: { text: 'Grüße, 東京 🍵 "\\' } });
    await run.add(1);
    const { all } = await follow(run, selection);
    const streamed = await stream(run, selection);
    await run.add(3);
    const [broken] = await run.write(1);
    // A node's event without its node: the selection of one fails, and only where it asks for that.
    if (broken) run.tell([{ ...broken, type: 'NodeStarted', nodeExecution: null }]);
    await run.add(1, true);
    const payloads = (await all).filter(({ type }) => type === 'next').map(({ payload }) => payload);
    expect(payloads).toHaveLength(6);
    expect(withoutIncidents(payloads)).toEqual(withoutIncidents(await streamed.all));
  });

  test('a state that the event itself does not bring is read anew for each', async () => {
    const run = await insertRun(app, person);
    await run.add(1);
    const selection = 'sequence execution { nodeExecutions { attempts } }';
    const { all } = await follow(run, selection);
    const streamed = await stream(run, selection);
    for (let attempts = 1; attempts <= 3; attempts++) {
      const events = await run.write(1, attempts === 3);
      await app.database.query('update node_executions set attempts = $1 where execution_id = $2', [
        attempts,
        run.rowId,
      ]);
      run.tell(events);
    }
    const last = (payload: unknown) => JSON.stringify(payload);
    expect(last((await all).at(-2)?.payload)).toContain('"attempts":3');
    expect(last((await streamed.all).at(-1))).toContain('"attempts":3');
  });

  test('that something was lost sends readers to the log, however they listen', async () => {
    const run = await insertRun(app, person);
    await run.add(1);
    const reader = await follow(run, 'sequence');
    const streamed = await stream(run, 'sequence');
    await run.write(5);
    app.emitter.lost();
    await run.write(1, true);
    app.emitter.lost();
    expect(numbersOf(await reader.all)).toEqual(upTo(7));
    expect(await streamedNumbers(streamed.all)).toEqual(upTo(7));
  });

  test('where events are kept no longer, one comes in their place', async () => {
    const run = await insertRun(app, person);
    await run.add(6);
    await app.database.query('delete from execution_events where execution_id = $1 and sequence <= 4', [run.rowId]);
    await app.database.query('update executions set pruned_through = 4 where id = $1', [run.rowId]);
    const { all } = await follow(run, '__typename sequence execution { id status }');
    const later = await open();
    const rest = later.until('rest');
    later.subscribe('rest', eventsOf('__typename sequence execution { id status }'), {
      executionId: run.id,
      afterSequence: 4,
    });
    const streamed = await stream(run, '__typename sequence execution { id status }');
    await run.add(1, true);
    const told = (await all).flatMap(({ payload }) => payload?.data?.executionEvents ?? []);
    expect(told.map(({ __typename, sequence }) => [__typename, sequence])).toEqual([
      ['ExecutionReset', 4],
      ['NodeProgressed', 5],
      ['NodeProgressed', 6],
      ['ExecutionCompleted', 7],
    ]);
    expect(numbersOf(await rest)).toEqual([5, 6, 7]);
    expect(await streamedNumbers(streamed.all)).toEqual([4, 5, 6, 7]);
  });
});

/** Each masked error has a number of its own. */
/** Without what is of one request alone: the number of an incident, and what it cost, which no event that many share tells. */
function withoutIncidents(payloads: unknown): unknown {
  const told = JSON.stringify(payloads).replaceAll(/"(incident|requestId)":"[^"]+"/g, '"$1":""');
  return JSON.parse(told.replaceAll(/,"extensions":\{"cost":\{[^}]*\}\}/g, ''));
}
