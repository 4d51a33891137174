import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyGraph } from '../../graph/model/graph.ts';
import type { Graph } from '../../graph/model/graph.ts';
import { createAutosave } from './autosave.ts';
import type { SaveAnswer } from './autosave.ts';
import type { Draft } from './draft-storage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const graphOf = (name: string): Graph => ({
  ...emptyGraph,
  nodes: [
    {
      key: 'a',
      type: 'TEXT_INPUT',
      name,
      config: {},
      position: { x: 0, y: 0 },
      hasBreakpoint: false,
      isFresh: false,
      isMuted: false,
      stopsAtFailedItem: false,
    },
  ],
});

/** An autosave whose requests are answered by hand, one by one. */
function setUp() {
  const sent: { graph: Graph; version: number; answer: (answer: SaveAnswer) => void; fail: () => void }[] = [];
  let storedDraft: Draft | null = null;
  let graph = graphOf('first');
  const autosave = createAutosave({
    version: 1,
    graph: () => graph,
    send: (given, version) =>
      new Promise((resolve, reject) => {
        sent.push({ graph: given, version, answer: resolve, fail: () => reject(new Error('no network')) });
      }),
    drafts: {
      put: (draft) => {
        storedDraft = draft;
      },
      take: () => storedDraft,
      clear: () => {
        storedDraft = null;
      },
    },
  });
  return {
    autosave,
    sent,
    storedDraft: () => storedDraft,
    edit(name: string) {
      graph = graphOf(name);
      autosave.edited();
    },
    /** Answers the newest request and lets the answer arrive. */
    async answer(answer: SaveAnswer) {
      sent.at(-1)?.answer(answer);
      await vi.advanceTimersByTimeAsync(0);
    },
    state: () => autosave.state.getState(),
  };
}

it('sends one request for a burst of edits, after a pause', async () => {
  const { autosave, sent, edit, answer, state } = setUp();
  edit('a');
  await vi.advanceTimersByTimeAsync(400);
  edit('b');
  await vi.advanceTimersByTimeAsync(599);
  expect(sent).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent.map(({ graph, version }) => [graph.nodes[0]?.name, version])).toEqual([['b', 1]]);
  await answer({ kind: 'saved', version: 2 });
  expect(state()).toEqual({ name: 'saved', version: 2 });
  autosave.leave();
});

it('has one request under way at a time', async () => {
  const { sent, edit, answer, state } = setUp();
  edit('a');
  await vi.advanceTimersByTimeAsync(600);
  edit('b');
  edit('c');
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveLength(1);
  await answer({ kind: 'saved', version: 2 });
  await vi.advanceTimersByTimeAsync(600);
  expect(sent.map(({ graph, version }) => [graph.nodes[0]?.name, version])).toEqual([
    ['a', 1],
    ['c', 2],
  ]);
  await answer({ kind: 'saved', version: 3 });
  expect(state().name).toBe('saved');
});

it('flushes at once, edits that came meanwhile included', async () => {
  const { autosave, sent, edit, answer } = setUp();
  edit('a');
  const flushed = autosave.flush();
  expect(sent).toHaveLength(1);
  edit('b');
  await answer({ kind: 'saved', version: 2 });
  expect(sent).toHaveLength(2);
  await answer({ kind: 'saved', version: 3 });
  await expect(flushed).resolves.toBe(true);
});

it('keeps unsent edits in this browser and tries again by itself', async () => {
  const { autosave, sent, edit, state, storedDraft, answer } = setUp();
  edit('a');
  const flushed = autosave.flush();
  sent[0]?.fail();
  await expect(flushed).resolves.toBe(false);
  expect(state().name).toBe('offline');
  expect(storedDraft()).toEqual({ version: 1, graph: graphOf('a') });
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toHaveLength(2);
  await answer({ kind: 'saved', version: 2 });
  expect(storedDraft()).toBeNull();
});

it('knows its own save again when the answer was lost', async () => {
  const { edit, answer, state } = setUp();
  edit('a');
  await vi.advanceTimersByTimeAsync(600);
  await answer({ kind: 'conflict', theirs: { version: 2, graph: graphOf('a') } });
  expect(state()).toEqual({ name: 'saved', version: 2 });
});

it('knows its own graph again although names were tidied on the way', async () => {
  const { edit, answer, state } = setUp();
  edit('My\u00a0cafe\u0301 ');
  await vi.advanceTimersByTimeAsync(600);
  await answer({ kind: 'conflict', theirs: { version: 2, graph: graphOf('My café') } });
  expect(state()).toEqual({ name: 'saved', version: 2 });
});

it('takes a graph in which only a mark is other for somebody else’s', async () => {
  const { edit, answer, state } = setUp();
  edit('a');
  await vi.advanceTimersByTimeAsync(600);
  const own = graphOf('a');
  const theirs = { ...own, nodes: own.nodes.map((node) => ({ ...node, isFresh: true })) };
  await answer({ kind: 'conflict', theirs: { version: 2, graph: theirs } });
  expect(state().name).toBe('conflict');
});

it('puts mine on top of theirs only when the person says so', async () => {
  const { autosave, sent, edit, answer, state } = setUp();
  edit('mine');
  await vi.advanceTimersByTimeAsync(600);
  await answer({ kind: 'conflict', theirs: { version: 7, graph: graphOf('theirs') } });
  edit('mine still');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  autosave.keepMine();
  expect(sent.at(-1)).toMatchObject({ version: 7, graph: graphOf('mine still') });
  await answer({ kind: 'saved', version: 8 });
  expect(state()).toEqual({ name: 'saved', version: 8 });
});

it('sends what waits when the editor is left, and leaves no timer', async () => {
  const { autosave, sent, edit } = setUp();
  edit('a');
  autosave.leave();
  expect(sent).toHaveLength(1);
  sent[0]?.fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});
