import { randomBytes } from 'node:crypto';
import { checkContrast, needsPixels, withoutTexts } from '@visualadgen/compose/checks/check-contrast.ts';
import { checkDrawing } from '@visualadgen/compose/checks/check-drawing.ts';
import { compose, type Content } from '@visualadgen/compose/compose.ts';
import { fontForText } from '@visualadgen/compose/fonts/font-for-text.ts';
import { fontFamilies } from '@visualadgen/compose/fonts/families.ts';
import { findLayout } from '@visualadgen/compose/layouts/index.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { type Node, Renderer as Takumi } from '@takumi-rs/core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type CompositionOptions, createCompositions } from './create-compositions.ts';
import { encodeToFit } from './encode-to-fit.ts';
import { subsetsFor } from './fonts/font-files.ts';
import { measureWords } from './measure-words.ts';
import { cutPicture, readPicture } from './read-picture.ts';
import { createTakumiRenderer } from './render/create-takumi-renderer.ts';
import type { Pixels } from './render/renderer.ts';

/* What is drawn, in pixels; the rules of composing are tried without any in packages/compose. */

const renderer = createTakumiRenderer();
const words: Record<string, string> = {
  Latin: 'Slow mornings, AV To gj',
  Cyrillic: 'Медленное утро',
  Greek: 'Αργό πρωινό',
  Arabic: 'قهوة باردة أُعدّت',
  Hebrew: 'בוקר איטי, קפה!',
  Devanagari: 'धीमी सुबह, ठंडी',
  Thai: 'กาแฟเย็นยามเช้า',
  Japanese: '冷たいコーヒー',
  Korean: '느린 아침',
  Chinese: '冷萃咖啡',
  emoji: 'Hot ☕️ 👩🏽‍🍳',
};

function contentOf(headline: string): Content {
  const layout = findLayout('text_only');
  if (!layout) throw new Error('The layout is gone.');
  const brand = { headingFont: 'Inter', bodyFont: 'Inter', accent: '#ffffff' };
  return { layout, words: { headline }, pictures: {}, brand, pictureColors: [] };
}

function placed(id: string): Placement {
  const placement = findPlacement(id);
  if (!placement) throw new Error(`No ${id}.`);
  return placement;
}

test.each(Object.entries(words))(
  '%s is drawn as wide as it was measured, with signs that its fonts have, and the same each time',
  async (_, text) => {
    const content = contentOf(text);
    const { widthOf, missing } = await measureWords(renderer, content);
    expect(missing).toEqual([]);
    const drawing = compose(content, placed('600x300'), widthOf);
    const bare = {
      ...drawing,
      shapes: drawing.shapes.filter((shape) => shape.kind === 'text' || shape.part === 'background'),
    };
    const nothing = (): Pixels => ({ width: 1, height: 1, data: new Uint8Array(4) });
    const pixels = await renderer.draw(bare, nothing);
    const [again] = await Promise.all([
      renderer.draw(bare, nothing),
      renderer.draw({ ...bare, width: 40, height: 40 }, nothing),
    ]);
    expect(Buffer.compare(pixels.data, again.data)).toBe(0);
    const lines = drawing.shapes.flatMap((shape) =>
      shape.kind === 'text' ? shape.lines.map((line) => ({ ...line, size: shape.size })) : [],
    );
    const ink = inkIn(pixels);
    const [left, right] = [
      Math.min(...lines.map(({ box }) => box.x)),
      Math.max(...lines.map(({ box }) => box.x + box.width)),
    ];
    const slack = (lines[0]?.size ?? 0) * 0.12;
    expect(ink.left).toBeGreaterThan(left - slack);
    expect(ink.left).toBeLessThan(left + slack * 2);
    expect(ink.right).toBeLessThan(right + slack);
    expect(ink.right).toBeGreaterThan(right - slack * 2);
  },
);

/** Where what is not white begins and ends. */
function inkIn({ data, width }: Pixels): { left: number; right: number } {
  let [left, right] = [Infinity, -Infinity];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at] ?? 255) > 128 && (data[at + 1] ?? 255) > 128 && (data[at + 2] ?? 255) > 128) continue;
    const x = (at / 4) % width;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
  }
  return { left, right };
}

/** One of each script. */
const letters = {
  LATIN: 'a',
  CYRILLIC: 'я',
  GREEK: 'α',
  ARABIC: 'ق',
  HEBREW: 'א',
  DEVANAGARI: 'क',
  THAI: 'ก',
  KANA: 'あ',
  HANGUL: '한',
  HAN: '冷',
};

test('every family that comes with the product is there with its license, and a sign that none has is told', async () => {
  for (const { name, scripts, license } of fontFamilies) {
    expect(license).toBe('OFL-1.1');
    for (const script of scripts) {
      const subsets = await subsetsFor(name, letters[script]);
      const point = letters[script].codePointAt(0) ?? 0;
      expect([name, script, subsets.some(({ covers }) => covers(point))]).toEqual([name, script, true]);
    }
  }
  const [inter] = fontFamilies;
  if (!inter) throw new Error('There is no font.');
  const text = 'Cold 𐍈 ☕️ ꧁ brew';
  expect(await renderer.missingSigns(fontForText(inter, 'heading', text), text)).toEqual(['𐍈', '꧁']);
});

test('the letters of every family stand in the middle of their lines, by the ascent and the descent that its font has', async () => {
  const takumi = new Takumi();
  for (const { name, scripts, baseline } of fontFamilies) {
    const sign = letters[scripts[0] ?? 'LATIN'];
    for (const { bytes } of await subsetsFor(name, sign)) await takumi.registerFont({ name, data: bytes });
    const style = { fontFamily: `'${name}'`, fontSize: 1_000, lineHeight: '2000px', whiteSpace: 'pre' };
    const line: Node = {
      type: 'container',
      style: { display: 'flex', alignItems: 'baseline', height: 5_000 },
      children: [
        { type: 'container', style: { width: 0, height: 5_000 } },
        { type: 'text', text: sign, style },
      ],
    };
    const { children } = await takumi.measure(line, { width: 5_000, height: 5_000, fontFamilies: [name] });
    // The empty box ends at the baseline, and the middle of the line is 1,000 below its top.
    const top = children[1]?.transform[5] ?? 0;
    expect([name, Math.abs((5_000 - top - 1_000) / 1_000 - baseline) < 0.003]).toEqual([name, true]);
  }
});

test('a file is as good as its weight allows, and where nothing is light enough that is said', async () => {
  const plain = { width: 300, height: 250, data: new Uint8Array(300 * 250 * 4).fill(200) };
  const noise = { width: 300, height: 250, data: new Uint8Array(randomBytes(300 * 250 * 4)) };
  const { fileTypes } = placed('display_300x250');
  const small = await encodeToFit(plain, { fileTypes, maxBytes: 150_000 }, { isPlain: true });
  expect(small).toMatchObject({ isTooHeavy: false, image: { contentType: 'image/png', width: 300, height: 250 } });
  const [free, fitted, tight] = await Promise.all(
    [null, 70_000, 5_000].map((maxBytes) => encodeToFit(noise, { fileTypes, maxBytes }, { isPlain: false })),
  );
  expect(free?.image.contentType).toBe('image/jpeg');
  expect(fitted?.image.bytes.byteLength).toBeLessThanOrEqual(70_000);
  expect(fitted?.image.bytes.byteLength).toBeGreaterThan(20_000);
  expect([free?.isTooHeavy, fitted?.isTooHeavy, tight?.isTooHeavy]).toEqual([false, false, true]);
  const png = await encodeToFit(noise, { fileTypes: ['PNG'], maxBytes: 200_000 }, { isPlain: false });
  expect(png).toMatchObject({ isTooHeavy: false, image: { contentType: 'image/png' } });
});

test('type on a picture is read whatever the picture, and what a media buyer would find is found', async () => {
  const layout = findLayout('full_picture');
  if (!layout) throw new Error('The layout is gone.');
  for (const background of ['#ffffff', '#101010', '#c8a23c']) {
    const photo = await readPicture(
      await sharp({ create: { width: 300, height: 300, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    const content: Content = {
      ...contentOf('Slow mornings, made cold'),
      layout,
      words: { headline: 'Slow mornings, made cold', body: 'word '.repeat(300) },
      pictures: { image: { ...photo, focus: { x: 0.5, y: 0.5 } } },
    };
    const { widthOf } = await measureWords(renderer, content);
    const placement = placed('meta_story');
    const drawing = compose(content, placement, widthOf);
    const cuts = new Map(
      await Promise.all(
        drawing.shapes.flatMap((shape) =>
          shape.kind === 'picture' ? [cutPicture(photo, shape).then((cut) => [shape, cut] as const)] : [],
        ),
      ),
    );
    expect(needsPixels(drawing)).toBe(true);
    const bare = await renderer.draw(withoutTexts(drawing), (shape) => cuts.get(shape) ?? photo, { scale: 1 / 3 });
    const checks = [...checkDrawing(drawing, placement, content), ...checkContrast(drawing, placement, bare)];
    const failed = checks.filter(({ isPassed }) => !isPassed).map(({ name, part }) => `${name} ${part}`);
    expect(failed.toSorted()).toEqual(['PICTURE_ENLARGED image', 'TEXT_LEFT_OUT body', 'TEXT_LIMIT body']);
  }
});

test('a logo’s transparent rim is cut off, and one of a single pixel is taken as it is', async () => {
  const mark = await sharp({ create: { width: 40, height: 20, channels: 4, background: '#e4572e' } })
    .png()
    .toBuffer();
  const rimmed = await sharp(mark)
    .extend({ top: 30, bottom: 30, left: 50, right: 10, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
  expect(await readPicture(rimmed, { isLogo: true })).toMatchObject({ width: 40, height: 20 });
  const dot = await sharp({ create: { width: 1, height: 1, channels: 4, background: '#000' } })
    .png()
    .toBuffer();
  expect(await readPicture(dot, { isLogo: true })).toMatchObject({ width: 1, height: 1 });
});

test.each([
  ['is a web page', () => Buffer.from('<html>gone</html>')],
  ['is empty', () => Buffer.alloc(0)],
  ['breaks off', async () => (await sharp(randomBytes(30_000), raw).png().toBuffer()).subarray(0, 900)],
])('a picture that %s is a problem of a known kind', async (_, file) => {
  const download = async () => new Uint8Array(await file());
  const compositions = createCompositions({ renderer, download } as unknown as CompositionOptions);
  const looked = compositions.look('somebody', 'https://example.com/photo.jpg', { isLogo: false });
  await expect(looked).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
});

const raw = { raw: { width: 100, height: 100, channels: 3 } } as const;
