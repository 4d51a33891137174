import { expect, test } from 'vitest';
import { findPlacement, placements } from './catalogue.ts';
import { coveredAreas } from './placement.ts';

test('each placement has an id of its own, a source with a date, a file type, and room beside what is covered', () => {
  expect(new Set(placements.map(({ id }) => id)).size).toBe(placements.length);
  for (const { id, source, fileTypes, width, height, covered } of placements) {
    expect([id, (source?.url ?? '').startsWith('https://'), Number.isNaN(Date.parse(source?.readAt ?? ''))]).toEqual([
      id,
      true,
      false,
    ]);
    expect(fileTypes.length).toBeGreaterThan(0);
    expect(width - covered.left - covered.right).toBeGreaterThan(width / 2);
    expect(height - covered.top - covered.bottom).toBeGreaterThan(height / 3);
  }
});

test('a story has its covered areas, and a size of one’s own has bounds', () => {
  const story = findPlacement('meta_story');
  expect(story && coveredAreas(story)).toEqual([
    { side: 'TOP', x: 0, y: 0, width: 1_080, height: 269 },
    { side: 'BOTTOM', x: 0, y: 1_536, width: 1_080, height: 384 },
  ]);
  expect(findPlacement('1200x400')).toMatchObject({ width: 1_200, height: 400, maxBytes: null, source: null });
  for (const wrong of ['39x400', '400x4097', '0400x300', '400X300', '400x300 ', '1e3x400', ''])
    expect(findPlacement(wrong)).toBeNull();
});
