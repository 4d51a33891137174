import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Graph } from '../../graph/model/graph.ts';
import { advance, isUnsaved, stepOf } from './autosave-state.ts';
import type { AutosaveEvent, AutosaveState } from './autosave-state.ts';
import type { DraftStorage } from './draft-storage.ts';
import { sameGraph } from '../../graph/model/same-graph.ts';

/** A workflow's graph as somebody else saved it. */
export interface Theirs {
  version: number;
  graph: Graph;
  /** When that was, where it is known. */
  savedAt?: string;
}

/** What came of sending a graph. */
export type SaveAnswer =
  | { kind: 'saved'; version: number }
  | { kind: 'refused'; message: string }
  | { kind: 'conflict'; theirs: Theirs }
  | { kind: 'gone' }
  | { kind: 'unreachable' };

export interface AutosaveHost {
  version: number;
  /** The graph on screen, now. */
  graph(): Graph;
  send(graph: Graph, version: number): Promise<SaveAnswer>;
  /** Where edits survive a closed tab until they are sent. */
  drafts: DraftStorage;
}

export interface Autosave {
  state: StoreApi<AutosaveState<Theirs>>;
  edited(): void;
  /** Sends what waits at once. Settles with whether everything is saved. */
  flush(): Promise<boolean>;
  /** In a conflict: the graph on screen goes on top of the other one. */
  keepMine(): void;
  /** In a conflict: says that the other graph is on screen now. */
  tookTheirs(): void;
  /** Says that somebody else's graph is newer than what the edits on screen were made on. */
  conflicted(theirs: Theirs): void;
  /** Stores what is not saved in this browser, as when the tab may close. */
  storeDraft(): void;
  /** Nobody looks any more: sends what waits, once. */
  leave(): void;
  /** Somebody looks again. */
  enter(): void;
}

/** Runs the machine of `autosave-state.ts`: its timer, its one request, its drafts. */
export function createAutosave(host: AutosaveHost): Autosave {
  const state = createStore<AutosaveState<Theirs>>(() => ({ name: 'saved', version: host.version }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiters: ((isSaved: boolean) => void)[] = [];
  let isLeft = false;

  function dispatch(event: AutosaveEvent<Theirs>) {
    const before = state.getState();
    const after = advance(before, event);
    if (after === before) return;
    state.setState(after, true);
    // Only noted that edits came while a request is under way: its answer will start the next.
    if (before.name === 'saving' && after.name === 'saving') return;
    clearTimeout(timer);
    if (!isUnsaved(after)) host.drafts.clear();
    const step = stepOf(after);
    if (step?.kind === 'send') void send(after.version);
    else if (after.name === 'waiting' && waiters.length > 0) dispatch({ type: 'due' });
    else resolveWaiters(after);
    if (step?.kind === 'wait' && state.getState() === after && !isLeft) {
      timer = setTimeout(() => dispatch({ type: 'due' }), step.ms);
    }
  }

  async function send(version: number) {
    const graph = host.graph();
    host.drafts.put({ version, graph });
    const answer = await host.send(graph, version).catch((): SaveAnswer => ({ kind: 'unreachable' }));
    dispatch(eventOf(answer, graph));
  }

  function resolveWaiters({ name }: AutosaveState<Theirs>) {
    if (name === 'waiting') return;
    const resolved = waiters;
    waiters = [];
    for (const resolve of resolved) resolve(name === 'saved');
  }

  function storeDraft() {
    const now = state.getState();
    if (isUnsaved(now)) host.drafts.put({ version: now.version, graph: host.graph() });
  }

  return {
    state,
    edited: () => dispatch({ type: 'edited' }),
    flush() {
      const { name } = state.getState();
      if (name === 'saved') return Promise.resolve(true);
      if (name === 'conflict' || name === 'gone') return Promise.resolve(false);
      return new Promise((resolve) => {
        waiters.push(resolve);
        dispatch({ type: 'due' });
      });
    },
    keepMine() {
      const now = state.getState();
      if (now.name !== 'conflict') return;
      dispatch({ type: 'mineKept', version: now.theirs.version });
      dispatch({ type: 'due' });
    },
    tookTheirs() {
      const now = state.getState();
      if (now.name === 'conflict') dispatch({ type: 'theirsTaken', version: now.theirs.version });
    },
    conflicted: (theirs) => dispatch({ type: 'conflicted', theirs }),
    storeDraft,
    leave() {
      isLeft = true;
      storeDraft();
      dispatch({ type: 'due' });
    },
    enter() {
      isLeft = false;
    },
  };
}

/** A save whose answer was lost shows up as a conflict with ourselves: what is there is what we sent. */
function eventOf(answer: SaveAnswer, sent: Graph): AutosaveEvent<Theirs> {
  switch (answer.kind) {
    case 'saved':
      return { type: 'saved', version: answer.version };
    case 'refused':
      return { type: 'refused', message: answer.message };
    case 'conflict':
      return sameGraph(answer.theirs.graph, sent)
        ? { type: 'saved', version: answer.theirs.version }
        : { type: 'conflicted', theirs: answer.theirs };
    case 'gone':
      return { type: 'gone' };
    case 'unreachable':
      return { type: 'unreachable' };
  }
}
