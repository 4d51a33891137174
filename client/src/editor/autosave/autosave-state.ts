/**
 * How the graph on screen stands to the graph on the server.
 *
 * `saved`: the same. An edit makes it `waiting`; when the person pauses, `saving` sends the graph, one request at a time.
 * What is edited while one is under way waits for the next. The answer decides:
 * saved → `saved`, or `waiting` again when edits came meanwhile;
 * no answer → `offline`, tried again by itself, with each edit, and when the network is back;
 * refused → `refused`: the edits stay, the next one tries again;
 * somebody saved in between → `conflict`: nothing is sent until the person chooses whose graph stays;
 * the workflow is gone → `gone`, for good.
 */
export type AutosaveState<Theirs> =
  | { name: 'saved'; version: number }
  | { name: 'waiting'; version: number; attempts: number }
  | { name: 'saving'; version: number; isEdited: boolean; attempts: number }
  | { name: 'offline'; version: number; attempts: number }
  | { name: 'refused'; version: number; message: string }
  | { name: 'conflict'; version: number; theirs: Theirs }
  | { name: 'gone'; version: number };

export type AutosaveEvent<Theirs> =
  | { type: 'edited' }
  /** It is time to send: the person paused, the retry is due, or a run asks for it. */
  | { type: 'due' }
  | { type: 'saved'; version: number }
  | { type: 'unreachable' }
  | { type: 'refused'; message: string }
  | { type: 'conflicted'; theirs: Theirs }
  | { type: 'gone' }
  | { type: 'mineKept'; version: number }
  | { type: 'theirsTaken'; version: number };

/** What is to be done on entering a state: send the graph, or wait so many milliseconds and say `due`. */
export type AutosaveStep = { kind: 'send' } | { kind: 'wait'; ms: number } | null;

const pauseMs = 600;
const longestRetryMs = 30_000;

export function advance<Theirs>(state: AutosaveState<Theirs>, event: AutosaveEvent<Theirs>): AutosaveState<Theirs> {
  const { version } = state;
  switch (event.type) {
    case 'edited':
      return edited(state);
    case 'due':
      return due(state);
    case 'saved':
      return isEditedMeanwhile(state)
        ? { name: 'waiting', version: event.version, attempts: 0 }
        : { name: 'saved', version: event.version };
    case 'unreachable':
      return { name: 'offline', version, attempts: attemptsOf(state) + 1 };
    case 'refused':
      return isEditedMeanwhile(state)
        ? { name: 'waiting', version, attempts: 0 }
        : { name: 'refused', version, message: event.message };
    case 'conflicted':
      return { name: 'conflict', version, theirs: event.theirs };
    case 'gone':
      return { name: 'gone', version };
    case 'mineKept':
      return { name: 'waiting', version: event.version, attempts: 0 };
    case 'theirsTaken':
      return { name: 'saved', version: event.version };
  }
}

export function stepOf(state: AutosaveState<unknown>): AutosaveStep {
  switch (state.name) {
    case 'waiting':
      return { kind: 'wait', ms: pauseMs };
    case 'saving':
      return { kind: 'send' };
    case 'offline':
      return { kind: 'wait', ms: Math.min(longestRetryMs, 2000 * 2 ** (state.attempts - 1)) };
    case 'saved':
    case 'refused':
    case 'conflict':
    case 'gone':
      return null;
  }
}

/** Whether something on screen is not on the server. */
export function isUnsaved(state: AutosaveState<unknown>): boolean {
  return state.name !== 'saved' && state.name !== 'gone';
}

function edited<Theirs>(state: AutosaveState<Theirs>): AutosaveState<Theirs> {
  switch (state.name) {
    case 'saved':
    case 'waiting':
    case 'refused':
    case 'offline':
      return { name: 'waiting', version: state.version, attempts: attemptsOf(state) };
    case 'saving':
      return state.isEdited ? state : { ...state, isEdited: true };
    case 'conflict':
    case 'gone':
      return state;
  }
}

function due<Theirs>(state: AutosaveState<Theirs>): AutosaveState<Theirs> {
  if (state.name !== 'waiting' && state.name !== 'offline' && state.name !== 'refused') return state;
  return { name: 'saving', version: state.version, isEdited: false, attempts: attemptsOf(state) };
}

/** How often in a row the server could not be reached. */
function attemptsOf(state: AutosaveState<unknown>): number {
  return 'attempts' in state ? state.attempts : 0;
}

function isEditedMeanwhile(state: AutosaveState<unknown>): boolean {
  return state.name === 'saving' && state.isEdited;
}
