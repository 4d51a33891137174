import { expect, it } from 'vitest';
import { layOutLineage, type LineageStep } from './lineage-rows.ts';

const step = (key: string) => ({ key, kind: 'STEP', title: key }) as LineageStep;
/** `a>b c>b`: a and c led to b. */
const draw = (keys: string, links: string) =>
  layOutLineage({
    steps: keys.split('').map(step),
    links: links
      .split(' ')
      .filter(Boolean)
      .map((link) => ({ __typename: 'LineageLink' as const, from: link[0] ?? '', to: link[2] ?? '' })),
  });

it.each([
  ['a picture alone', 'p', '', ['p@0'], 1],
  ['one after the other, the first on top', 'pma', 'a>m m>p', ['a@0', 'm@0←0', 'p@0←0'], 1],
  ['two that come together', 'pab', 'a>p b>p', ['a@0', 'b@1|0', 'p@0←0,1'], 2],
  ['one that leads to two', 'pmna', 'a>m a>n m>p n>p', ['a@0', 'm@1|0←0', 'n@0|1←0', 'p@0←0,1'], 2],
  ['what leads nowhere that is told', 'p', 'x>p p>y', ['p@0'], 1],
  ['a circle', 'pa', 'a>p p>a', ['a@0←', 'p@0←0'], 1],
])('%s', (_, keys, links, expected, lanes) => {
  const drawn = draw(keys, links);
  const words = drawn.rows.map(({ step: { key }, lane, passing, from }) =>
    [`${key}@${lane}`, passing.length > 0 && `|${passing.join(',')}`, from.length > 0 && `←${from.join(',')}`]
      .filter(Boolean)
      .join(''),
  );
  expect([words, drawn.lanes]).toEqual([expected.map((text) => text.replace(/←$/, '')), lanes]);
});
