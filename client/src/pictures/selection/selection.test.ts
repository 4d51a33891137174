import { expect, it } from 'vitest';
import { add, mostSelected, nothingSelected, reach, toggle, without } from './selection.ts';

const names = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].join('');

it('chooses one by one, and ranges that grow and shrink from where they began', () => {
  let now = toggle(nothingSelected, 'b');
  now = reach(now, [], ['b', 'c', 'd']);
  expect(names(now)).toBe('bcd');
  now = reach(now, ['b', 'c', 'd'], ['a', 'b']);
  expect([names(now), now.anchor]).toEqual(['ab', 'b']);
  expect(names(toggle(now, 'a'))).toBe('b');
  expect(names(without(now, ['b']))).toBe('a');
  expect(without(now, ['b']).anchor).toBeNull();
  expect(without(now, ['x'])).toBe(now);
});

it('takes no more than can be looked over', () => {
  const many = Array.from({ length: mostSelected + 5 }, (_, index) => String(index));
  expect(add(nothingSelected, many).ids.size).toBe(mostSelected);
});
