import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose, type Content, measuresFor, textsOf } from './compose.ts';
import type { Drawing, TextShape } from './drawing/drawing.ts';
import { textParts } from './drawing/drawing.ts';
import { intersect, isInside } from './geometry/box.ts';
import { layouts } from './layouts/index.ts';
import { blockParts, cutParts, scaleLimits } from './overrides/override.ts';
import { findPlacement, placements } from './placements/catalogue.ts';
import { coveredAreas } from './placements/placement.ts';
import { longWordsOf, type Syllables } from './text/hyphenation.ts';
import type { TextFont, WidthOf } from './text/set-text.ts';

const letters = [
  'aeiourstnlmdgkWQfij',
  'аеиоустнлрЖШЩюяйк',
  'αειουστνλρΩψξμδγ',
  'ابتثجحخدذرزسشصضطظعغ',
  'אבגדהוזחטיכלמנסעפצ',
  'कखगघचछजझटठडढतथदधनी',
  'กขคงจฉชซญณดตถทธนบ',
  '春夏秋冬朝昼夜珈琲冷水のはをにコーヒー、。',
  '한국어느린아침을위한콜드브루',
  '🧊☕️👩🏽‍🍳🔥0123456789-–/%€“”()',
];
const word = fc.constantFrom(...letters).chain((script) => {
  const signs = [...new Intl.Segmenter().segment(script)].map(({ segment }) => segment);
  return fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 24 }).map((parts) => parts.join(''));
});
const text = fc
  .array(word, { maxLength: 60 })
  .chain((words) => fc.constantFrom(' ', ' ', '\n').map((space) => words.join(space)));
declare const process: { env: Record<string, string | undefined> };
/** More of them are tried with `COMPOSE_RUNS=5000`. */
const numRuns = Number(process.env['COMPOSE_RUNS'] ?? 80);
const brand = { headingFont: 'Fraunces', bodyFont: 'Inter' };
const picture = { width: 800, height: 640, focus: { x: 0.7, y: 0.4 }, tones: null, isCutOut: false };
const sizes = ['40x40', '4096x40', '40x4096', '333x777']
  .map((id) => findPlacement(id))
  .filter((found) => found !== null);

/** As wide as a hash of it says, so that no rule can count on one width for all. */
const widthOf: WidthOf = (_, written) =>
  Array.from(written).reduce((sum, sign) => sum + 0.3 + (((sign.codePointAt(0) ?? 0) * 7919) % 70) / 100, 0);

/** All texts that are shown, each line by itself. */
function texts({ shapes }: Drawing): TextShape[] {
  return shapes.filter((shape) => shape.kind === 'text');
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const pixels = fc.integer({ min: -2_000, max: 2_000 });
const someOf = <Value>(parts: readonly string[], value: fc.Arbitrary<Value>) =>
  fc.record(Object.fromEntries(parts.map((part) => [part, value])), { requiredKeys: [] });
const override = fc.record({
  texts: someOf(textParts, text),
  hidden: fc.subarray([...blockParts], { maxLength: 3 }),
  focal_points: someOf(cutParts, fc.record({ x: share, y: share })),
  moves: someOf(blockParts, fc.record({ x: pixels, y: pixels })),
  scales: someOf(blockParts, fc.double({ min: scaleLimits.least, max: scaleLimits.most, noNaN: true })),
});

test('whatever is written in whatever script, and moved or made larger in whatever way, in every layout and placement no line leaves its place, meets another text, or is covered', () => {
  const words = fc.record(Object.fromEntries(textParts.map((part) => [part, text])));
  const logo = fc.constantFrom(null, { ...picture, width: 600, height: 90 }, { ...picture, width: 1, height: 1 });
  fc.assert(
    fc.property(
      words,
      fc.constantFrom(...layouts),
      fc.constantFrom(...placements, ...sizes),
      logo,
      fc.option(override),
      (said, layout, placement, mark, asked) => {
        const pictures = { image: picture, second_image: picture, ...(mark && { logo: mark }) };
        const content: Content = { layout, words: said, pictures, brand, pictureColors: [] };
        if (asked) content.overrides = { [placement.id]: asked };
        content.syllables = byThrees(textsOf(content));
        const known = new Set(
          measuresFor(content).flatMap(({ font, texts: measured }) => measured.map((one) => key(font, one))),
        );
        const drawing = compose(content, placement, (font, one) => {
          expect(known).toContain(key(font, one));
          return widthOf(font, one);
        });
        const whole = { x: 0, y: 0, width: placement.width, height: placement.height };
        const shown = texts(drawing);
        const lines = shown.flatMap((shape, index) => shape.lines.map((line) => ({ ...line, shape, index })));
        for (const { box, runs, shape, index } of lines) {
          if (shape.part === 'ornament') continue;
          const place = `${layout.name} ${placement.id} ${shape.part}`;
          expect([place, isInside(box, whole, 0.5)]).toEqual([place, true]);
          for (const run of runs) expect([place, isInside(run.box, box, 0.5)]).toEqual([place, true]);
          for (const area of coveredAreas(placement)) expect([place, overlap(area, box)]).toEqual([place, false]);
          for (const other of lines) {
            const isOther = other.index !== index && other.shape.part !== 'ornament';
            if (isOther)
              expect([place, other.shape.part, overlap(other.box, box)]).toEqual([place, other.shape.part, false]);
          }
        }
      },
    ),
    { numRuns },
  );
});

test('a word is divided where the words would be much smaller without, and stays whole where they would not', () => {
  const layout = layouts.find(({ name }) => name === 'text_only');
  const linesAt = (id: string, syllables: Syllables) => {
    const [placement, words] = [findPlacement(id), { headline: 'Nahrungsergänzungsmittel für Sie', body: 'Ganz neu' }];
    if (!layout || !placement) throw new Error(`There is no ${id}.`);
    const content: Content = { layout, words, pictures: {}, brand, pictureColors: [], syllables };
    const [headline] = texts(compose(content, placement, (_, one) => one.length * 0.55));
    return {
      size: headline?.size ?? 0,
      lines: headline?.lines.map(({ runs }) => runs.map((run) => run.text).join('')),
    };
  };
  const syllables = { Nahrungsergänzungsmittel: ['Nah', 'rungs', 'er', 'gän', 'zungs', 'mit', 'tel'] };
  const [narrow, small] = [linesAt('160x600', syllables), linesAt('160x600', {})];
  expect(narrow.lines).toEqual(['Nahrungser-', 'gänzungs-', 'mittel', 'für Sie']);
  expect(small.size).toBeLessThan(narrow.size * 0.75);
  expect(linesAt('1080x1350', syllables)).toEqual(linesAt('1080x1350', {}));
  expect(linesAt('1080x1350', syllables).lines).toEqual(['Nahrungsergänzungsmittel', 'für Sie']);
});

/** Every long word in pieces of three letters. */
function byThrees(all: readonly string[]): Syllables {
  const long = longWordsOf(all, 'de').get('de') ?? [];
  return Object.fromEntries(long.map((one) => [one, one.match(/.{1,3}/gu) ?? [one]]));
}

function key({ families, weight }: TextFont, written: string): string {
  return `${families.join()} ${weight} ${written}`;
}

/** More than the half of a pixel by which boxes are rounded. */
function overlap(a: Parameters<typeof intersect>[0], b: Parameters<typeof intersect>[1]): boolean {
  const shared = intersect(a, b);
  return shared !== null && shared.width > 0.5 && shared.height > 0.5;
}

test.each([
  ['in words', 'brew '.repeat(2_000)],
  ['without spaces', '冷'.repeat(10_000)],
])(
  'of a text of 10,000 signs %s, and others of 2,000, is shown what has room in each layout, and each is said to be cut',
  (_, written) => {
    const words = Object.fromEntries(
      textParts.map((part) => [part, part === 'body' ? written : written.slice(0, 2_000)]),
    );
    const pictures = { image: picture, second_image: picture, logo: picture };
    for (const layout of layouts) {
      for (const placement of placements.filter(({ id }) => ['meta_story', 'display_320x50'].includes(id))) {
        const drawing = compose({ layout, words, pictures, brand, pictureColors: [] }, placement, widthOf);
        const frame = { x: 0, y: 0, width: drawing.width, height: drawing.height };
        const out = texts(drawing).flatMap(({ lines }) => lines.filter(({ box }) => !isInside(box, frame, 0.5)));
        const cut = drawing.leftOut.filter(({ shown, all }) => shown < all).map(({ part }) => part);
        const unsaid = layout.texts.filter((part) => !cut.includes(part));
        expect([layout.name, placement.id, out, unsaid]).toEqual([layout.name, placement.id, [], []]);
      }
    }
  },
);
