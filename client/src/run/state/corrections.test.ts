import { expect, it } from 'vitest';
import { aNode, aRun, runOf } from './testing/run-samples.ts';
import { canCorrect, createCorrections, savableOf, unsavedOf } from './corrections.ts';
import { images, text } from '../value/testing/values.ts';

const of = { nodeExecutionId: 'n', field: 'input' } as const;

it('keeps what was written, with what stood there when it was begun', () => {
  const corrections = createCorrections();
  corrections.write(of, 'prompt', 'coff', 'tea');
  // Meanwhile somebody else has corrected the same value.
  corrections.write(of, 'prompt', 'coffee', 'cocoa');
  expect(corrections.getState()).toEqual({
    'n.input': { ...of, texts: { prompt: 'coffee' }, before: { prompt: 'tea' } },
  });
});

it('forgets a correction that was written back to what stands there', () => {
  const corrections = createCorrections();
  corrections.write(of, 'prompt', 'coffee', 'tea');
  corrections.write(of, 'mood', 'calm', 'wild');
  corrections.write(of, 'prompt', 'tea', 'tea');
  expect(corrections.getState()['n.input']?.texts).toEqual({ mood: 'calm' });
  corrections.write(of, 'mood', 'wild', 'wild');
  expect(corrections.getState()).toEqual({});
});

it('finds what is not saved in a run, and nothing of another', () => {
  const corrections = createCorrections();
  corrections.write(of, 'prompt', 'coffee', 'tea');
  corrections.write({ nodeExecutionId: 'other', field: 'output' }, 'prompt', 'coffee', 'tea');
  const node = aNode('PAUSED', { input: { prompt: text('tea') } });
  const unsaved = unsavedOf(runOf(aRun('PAUSED'), { a: node }), corrections.getState());
  expect(unsaved).toEqual([{ nodeKey: 'a', node, correction: corrections.getState()['n.input'] }]);
});

it('is for what a paused node takes and what a done one gave, while the run is paused', () => {
  const [paused, running] = [runOf(aRun('PAUSED')), runOf(aRun('RUNNING'))];
  const values = { input: { prompt: text('tea') }, output: { image_urls: images() } };
  expect(canCorrect(paused, aNode('PAUSED', values), 'input')).toBe(true);
  expect(canCorrect(paused, aNode('PAUSED', values), 'output')).toBe(false);
  expect(canCorrect(paused, aNode('COMPLETED', values), 'output')).toBe(true);
  expect(canCorrect(paused, aNode('COMPLETED', values), 'input')).toBe(false);
  expect(canCorrect(running, aNode('PAUSED', values), 'input')).toBe(false);
  expect(canCorrect(paused, aNode('PAUSED'), 'input')).toBe(false);
});

it('saves what nodes gave before what others are about to take, and nothing that came too late', () => {
  const corrections = createCorrections();
  const write = (nodeExecutionId: string, field: 'input' | 'output') =>
    corrections.write({ nodeExecutionId, field }, 'prompt', 'coffee', 'tea');
  write('p', 'input');
  write('d', 'output');
  write('late', 'input');
  const nodes = {
    paused: aNode('PAUSED', { id: 'p', input: { prompt: text('tea') } }),
    done: aNode('COMPLETED', { id: 'd', output: { prompt: text('tea') } }),
    gone: aNode('RUNNING', { id: 'late', input: { prompt: text('tea') } }),
  };
  const savable = (status: 'PAUSED' | 'RUNNING') => savableOf(runOf(aRun(status), nodes), corrections.getState());
  expect(savable('PAUSED').map(({ nodeKey }) => nodeKey)).toEqual(['done', 'paused']);
  expect(savable('RUNNING')).toEqual([]);
});

it('keeps why a correction was refused for as long as that is written', () => {
  const corrections = createCorrections();
  const refusal = { byName: {}, whole: 'It is too long.' };
  corrections.refuse(of, refusal);
  expect(corrections.getState()).toEqual({});
  corrections.write(of, 'prompt', 'coffee', 'tea');
  corrections.refuse(of, refusal);
  expect(corrections.getState()['n.input']?.refusal).toEqual(refusal);
  corrections.write(of, 'prompt', 'tea', 'tea');
  expect(corrections.getState()).toEqual({});
});
