import { expect, it } from 'vitest';
import { emptyHistory, record, redo, undo } from './history.ts';

it('goes back and forth', () => {
  const history = record(record(emptyHistory<string>(), 'one', 'a', 0), 'two', 'b', 10);
  const back = undo(history, 'three');
  expect(back?.shown).toBe('two');
  const further = back && undo(back.history, back.shown);
  expect(further?.shown).toBe('one');
  expect(further && undo(further.history, further.shown)).toBeNull();
  const forth = further && redo(further.history, further.shown);
  expect(forth?.shown).toBe('two');
  expect(forth && redo(forth.history, forth.shown)?.shown).toBe('three');
});

it('takes one burst of typing as one step', () => {
  let history = record(emptyHistory<string>(), '', 'text', 0);
  history = record(history, 'H', 'text', 200);
  history = record(history, 'He', 'text', 1100);
  expect(history.past).toEqual(['']);
  expect(record(history, 'Hel', 'text', 5000).past).toEqual(['', 'Hel']);
});

it('forgets what was undone when something new happens', () => {
  const back = undo(record(emptyHistory<string>(), 'one', 'a', 0), 'two');
  expect(back && record(back.history, 'one', 'b', 10).future).toEqual([]);
});

it('keeps no more than a hundred steps', () => {
  let history = emptyHistory<number>();
  for (let step = 0; step < 150; step++) history = record(history, step, `step ${step}`, step);
  expect(history.past).toHaveLength(100);
  expect(history.past[0]).toBe(50);
});
