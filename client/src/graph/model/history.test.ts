import { expect, it } from 'vitest';
import { emptyHistory, record, redo, undo } from './history.ts';

it('goes back and forth, and says over which step', () => {
  const history = record(record(emptyHistory<string>(), 'one', { name: 'add' }, 0), 'two', { name: 'move' }, 10);
  const back = undo(history, 'three');
  expect(back).toMatchObject({ shown: 'two', name: 'move' });
  const further = back && undo(back.history, back.shown);
  expect(further).toMatchObject({ shown: 'one', name: 'add' });
  expect(further && undo(further.history, further.shown)).toBeNull();
  const forth = further && redo(further.history, further.shown);
  expect(forth).toMatchObject({ shown: 'two', name: 'add' });
  const again = forth && redo(forth.history, forth.shown);
  expect(again).toMatchObject({ shown: 'three', name: 'move' });
  expect(again && undo(again.history, again.shown)).toMatchObject({ shown: 'two', name: 'move' });
});

it('takes one burst of typing as one step', () => {
  const typing = { name: 'edit', burst: 'text' };
  let history = record(emptyHistory<string>(), '', typing, 0);
  history = record(history, 'H', typing, 200);
  history = record(history, 'He', typing, 1100);
  expect(history.past).toEqual([{ snapshot: '', name: 'edit' }]);
  expect(record(history, 'Hel', typing, 5000).past).toHaveLength(2);
});

it('takes two quick steps that are no burst as two', () => {
  const pasted = record(emptyHistory<string>(), 'a', { name: 'paste' }, 0);
  expect(record(pasted, 'b', { name: 'paste' }, 1).past).toHaveLength(2);
});

it('forgets what was undone when something new happens', () => {
  const back = undo(record(emptyHistory<string>(), 'one', { name: 'a' }, 0), 'two');
  expect(back && record(back.history, 'one', { name: 'b' }, 10).future).toEqual([]);
});

it('keeps no more than a hundred steps', () => {
  let history = emptyHistory<number>();
  for (let step = 0; step < 150; step++) history = record(history, step, { name: `step ${step}` }, step);
  expect(history.past).toHaveLength(100);
  expect(history.past[0]?.snapshot).toBe(50);
});
