import { expect, it } from 'vitest';
import { coverCrop } from '@visualadgen/compose/geometry/place-picture.ts';
import type { Override } from '@visualadgen/compose/overrides/override.ts';
import {
  focusAfterPan,
  granted,
  isChanged,
  movedBy,
  saying,
  scaledTo,
  showing,
  withoutPart,
} from './change-override.ts';

const picture = { width: 1_000, height: 1_000 };
const box = { x: 0, y: 0, width: 500, height: 1_000 };

it.each([
  // Drawn to the right, more of its left is seen.
  [{ x: 0.5, y: 0.5 }, { x: 100, y: 0 }, 150],
  // As far as the picture reaches, and at once back from there.
  [{ x: 0.5, y: 0.5 }, { x: 900, y: 0 }, 0],
  [{ x: 0, y: 0.5 }, { x: -100, y: 0 }, 100],
  [{ x: 1, y: 0.5 }, { x: 100, y: 40 }, 400],
])('a picture that is seen around %j and drawn by %j begins at %d', (focus, by, left) => {
  const at = { x: 0.5, y: 0.36 };
  const crop = coverCrop(picture, box, focus, at);
  const next = focusAfterPan({ crop, box, at }, picture, by);
  expect(coverCrop(picture, box, next, at).x).toBeCloseTo(left);
});

it('changes one thing of one part at a time, and takes a part back as a whole', () => {
  const both: Override = { texts: { body: 'Here' }, hidden: ['logo'] };
  const changed = scaledTo(movedBy(movedBy(both, 'body', { x: 2.4, y: 0 }), 'body', { x: 3, y: -4 }), 'body', 9);
  expect(changed).toEqual({ ...both, moves: { body: { x: 5, y: -4 } }, scales: { body: 2 } });
  expect(isChanged(changed, 'body')).toBe(true);
  expect(withoutPart(changed, 'body')).toMatchObject({ texts: {}, moves: {}, scales: {}, hidden: ['logo'] });
  expect(isChanged(withoutPart(changed, 'body'), 'body')).toBe(false);
  expect(showing(changed, 'logo', true).hidden).toEqual([]);
  expect(showing(both, 'body', false).hidden).toEqual(['logo', 'body']);
  expect(saying(both, 'body', '').texts).toEqual({});
});

it('keeps of a change what was granted', () => {
  const asked: Override = { moves: { headline: { x: 900, y: 5 } }, scales: { logo: 2 } };
  const limited = [
    { kind: 'MOVE', part: 'headline', asked: { x: 900, y: 5 }, given: { x: 41.6, y: 5 } },
    { kind: 'SCALE', part: 'logo', asked: 2, given: 1.2345 },
  ] as const;
  expect(granted(asked, { limited })).toEqual({ moves: { headline: { x: 42, y: 5 } }, scales: { logo: 1.23 } });
});
