import { expect, it } from 'vitest';
import { advance, stepOf } from './autosave-state.ts';
import type { AutosaveEvent, AutosaveState } from './autosave-state.ts';

const saved: AutosaveState<string> = { name: 'saved', version: 3 };

function after(...events: AutosaveEvent<string>[]): AutosaveState<string> {
  return events.reduce(advance<string>, saved);
}

const edited = { type: 'edited' } as const;
const due = { type: 'due' } as const;

it('waits for a pause, then sends', () => {
  expect(stepOf(after(edited))).toEqual({ kind: 'wait', ms: 600 });
  expect(stepOf(after(edited, due))).toEqual({ kind: 'send' });
  expect(after(edited, due, { type: 'saved', version: 4 })).toEqual({ name: 'saved', version: 4 });
});

it('sends again what was edited while a request was under way, on the new version', () => {
  const state = after(edited, due, edited, { type: 'saved', version: 4 });
  expect(state).toMatchObject({ name: 'waiting', version: 4 });
});

it('waits longer each time that the server cannot be reached, and starts afresh once it was', () => {
  const once = after(edited, due, { type: 'unreachable' });
  expect(stepOf(once)).toEqual({ kind: 'wait', ms: 2000 });
  const twice = [due, { type: 'unreachable' } as const].reduce(advance<string>, once);
  expect(stepOf(twice)).toEqual({ kind: 'wait', ms: 4000 });
  const better = [due, edited, { type: 'saved', version: 4 } as const].reduce(advance<string>, twice);
  expect(better).toMatchObject({ name: 'waiting', attempts: 0 });
});

it('tries a refused graph again only when it was changed', () => {
  const refused = after(edited, due, { type: 'refused', message: 'No.' });
  expect(stepOf(refused)).toBeNull();
  expect(stepOf(advance(refused, edited))).toEqual({ kind: 'wait', ms: 600 });
});

it('sends nothing in a conflict until the person chose', () => {
  const conflict = after(edited, due, { type: 'conflicted', theirs: 'theirs' });
  expect(advance(conflict, edited)).toBe(conflict);
  expect(advance(conflict, due)).toBe(conflict);
  expect(advance(conflict, { type: 'mineKept', version: 9 })).toMatchObject({ name: 'waiting', version: 9 });
  expect(advance(conflict, { type: 'theirsTaken', version: 9 })).toEqual({ name: 'saved', version: 9 });
});

it('stops for good when the workflow is gone', () => {
  const gone = after(edited, due, { type: 'gone' });
  expect(stepOf(advance(gone, edited))).toBeNull();
});
