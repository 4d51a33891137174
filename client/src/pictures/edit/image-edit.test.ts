import { expect, it } from 'vitest';
import { costOf, costWords, failureWords, type ImageEdit, paidWords } from './image-edit.ts';

const edit = (status: ImageEdit['status'], rest: Partial<Pick<ImageEdit, 'cost' | 'estimatedCost' | 'error'>> = {}) =>
  ({ status, cost: '0', estimatedCost: '0.06', error: null, ...rest }) as ImageEdit;
const failed = (code: string, message: string) =>
  edit('FAILED', { error: { __typename: 'ImageEditProblem', code, message } as ImageEdit['error'] });

it.each([
  [edit('PROCESSING'), null],
  [edit('DONE'), null],
  [edit('FAILED'), 'It failed.'],
  [failed('CANCELLED', 'It was cancelled.'), 'Cancelled.'],
  [failed('PROVIDER_CONTENT_REFUSED', '“Edit”: Refused.'), 'Refused. Say it in other words, or use another picture.'],
  [failed('STORAGE_REFUSED', 'No place.'), 'No place. The operator of this server has to check its file store.'],
  [failed('MODEL_GONE', 'Gone.'), 'Gone.'],
])('says why nothing came of an edit, and what to do: %#', (one, words) => {
  expect(failureWords(one)).toBe(words);
});

it.each([
  [edit('PROCESSING'), 'about $0.06'],
  [edit('PROCESSING', { estimatedCost: null }), 'free'],
  [edit('DONE', { cost: '0.06' }), '$0.06'],
  [edit('DONE'), 'free'],
  [edit('FAILED'), null],
  [edit('FAILED', { cost: '0.03' }), '$0.03'],
])('says what an edit cost: %#', (one, words) => {
  expect(paidWords(one)).toBe(words);
});

it('multiplies the price of one exactly', () => {
  expect(costWords(costOf({ costOfOne: '0.0035' } as never, 3))).toBe('$0.0105');
  expect(costWords('0.000')).toBe('free');
});
