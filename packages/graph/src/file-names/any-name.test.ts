import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctPaths } from './distinct-paths.ts';
import { findPatternError, placeByPattern } from './name-pattern.ts';
import { nameTokenNames, type NameValues } from './name-tokens.ts';
import { byteLength } from './safe-name.ts';

/** What has made trouble in file names: separators, devices, dots and spaces at an end, marks, emoji, other directions, what is not seen. */
const trouble = fc.constantFrom(
  ...'/\\:*?"<>|. {}_-~\u0000\u0007\n\t'.split(''),
  ...'.. CON nul Com¹ LPT9 \u202E \u200D \uFEFF \uD83D \uDE00 e\u0301 é ẞ ß İ ı ﬁ \u00C5 \u212B K \u212A'.split(' '),
  ...'👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪 قهوة שלום 冷たい नमस्ते'.split(' '),
);
const words = fc
  .array(fc.oneof({ weight: 2, arbitrary: trouble }, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  .chain((text) => fc.constantFrom(text, text.repeat(40)));
/** The number alone is ours. */
const number = fc.integer({ min: 1, max: 1_000 }).map((n) => String(n).padStart(2, '0'));
const values = fc.record(
  Object.fromEntries(nameTokenNames.map((name) => [name, name === 'n' ? number : words])),
) as fc.Arbitrary<NameValues>;
const part = fc.array(
  fc.oneof(
    fc.constantFrom(...nameTokenNames).map((name) => `{${name}}`),
    words.map((text) => text.replace(/[{}/]/g, '')),
  ),
  { minLength: 1, maxLength: 4 },
);
const pattern = fc
  .array(
    part.map((pieces) => pieces.join('')),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('/'))
  .filter((one) => findPatternError(one) === null);

function elsewhere(one: NameValues): NameValues {
  const entries = Object.entries(one).map(([name, text]) => [name, text.toUpperCase().normalize('NFD')]);
  return Object.fromEntries(entries) as Record<keyof NameValues, string>;
}

/** As Windows, macOS and Linux see two names, whichever of them cares least for what differs. */
const seen = (path: string) => path.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC');

test('whatever stands in a pattern and its values, every system takes each name, and no two are one', () => {
  fc.assert(
    fc.property(pattern, fc.array(values, { minLength: 1, maxLength: 6 }), (by, all) => {
      // Each once more, as another system would write it.
      const places = [...all, ...all.map(elsewhere)].map((one) => placeByPattern(by, one, 'jpg'));
      const paths = distinctPaths(places);
      expect(new Set(paths.map(seen)).size).toBe(paths.length);
      const folders = new Set(paths.flatMap((path) => foldersOf(path)));
      // A folder has one spelling, and is no file besides.
      expect(new Set([...folders].map(seen)).size).toBe(folders.size);
      for (const path of paths) {
        expect(folders.has(path)).toBe(false);
        const parts = path.split('/');
        expect(parts.length).toBeLessThanOrEqual(4);
        for (const name of parts) expectGood(name);
        // What an old Windows takes, with room for where it is unpacked.
        expect(byteLength(path)).toBeLessThanOrEqual(255);
      }
    }),
    { numRuns: 300 },
  );
});

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function expectGood(name: string): void {
  expect(name).toBe(name.toWellFormed().normalize('NFC'));
  expect(name).toMatch(/^[^.\s][^<>:"/\\|?*\p{Cc}]*$/u);
  expect(name).not.toMatch(/[. ]$/);
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)/i);
  // Marks that turn the direction of what follows could pass one ending off as another.
  expect(name).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u);
  expect(byteLength(name)).toBeLessThanOrEqual(255);
}
