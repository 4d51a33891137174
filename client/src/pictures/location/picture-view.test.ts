import { expect, it } from 'vitest';
import { isFiltered, readView, searchOf, wholeLibrary, writeView } from './picture-view.ts';

const view = (query: string) => readView(new URLSearchParams(query));

it.each([
  ['', {}],
  ['text=red shoe', { text: 'red shoe' }],
  ['tag=a&tag=b&tag=a&tag=', { tags: ['a', 'b'] }],
  ['origin=uploaded&origin=stolen', { origins: ['UPLOADED'] }],
  ['color=%23FF0000', { color: '#ff0000' }],
  ['color=red', {}],
  ['starred=yes', { isStarred: true }],
  ['starred=no', {}],
  ['placement=meta_story', { placement: 'meta_story' }],
  ['from=2026-11-30&to=2026-02-31', { from: '2026-11-30' }],
  ['order=oldest', { order: 'OLDEST' }],
  ['order=closest', {}],
  ['order=closest&similar=x', { order: 'CLOSEST', similarTo: 'x' }],
  ['order=upside-down', {}],
])('the address ?%s is understood, and written again', (query, expected) => {
  const read = view(query);
  expect(read).toEqual({ ...wholeLibrary, ...expected });
  expect(view(writeView(read))).toEqual(read);
});

it('asks for whole days of the person, and for nothing that is not said', () => {
  expect(searchOf(wholeLibrary)).toEqual({});
  expect(searchOf({ ...wholeLibrary, text: '  a ', from: '2026-10-25', to: '2026-10-25' })).toEqual({
    text: 'a',
    createdAfter: new Date(new Date(2026, 9, 25).getTime() - 1).toISOString(),
    createdBefore: new Date(2026, 9, 26).toISOString(),
  });
});

it('asks for each thing by its own name', () => {
  const asked = { model: 'm', placement: 'p', workflowId: 'w', boardId: 'b', color: '#ff0000', similarTo: 's' };
  expect(searchOf({ ...wholeLibrary, ...asked })).toEqual(asked);
});

it('tells a place in the library from what leaves pictures out', () => {
  expect(isFiltered({ ...wholeLibrary, boardId: 'b', isStarred: true, order: 'OLDEST' })).toBe(false);
  expect(isFiltered({ ...wholeLibrary, text: 'a' })).toBe(true);
});
