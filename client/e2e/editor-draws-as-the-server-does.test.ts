import { compose, type Content, textsOf } from '@visualadgen/compose/compose.ts';
import type { Drawing, PictureShape } from '@visualadgen/compose/drawing/drawing.ts';
import { around, type Box, intersect } from '@visualadgen/compose/geometry/box.ts';
import { type OwnFont, ownFamily } from '@visualadgen/compose/fonts/own-font.ts';
import { layouts } from '@visualadgen/compose/layouts/index.ts';
import type { Layout } from '@visualadgen/compose/layouts/layout.ts';
import { readSyllables } from '@visualadgen/compose/text/hyphenation.ts';
import { placements } from '@visualadgen/compose/placements/catalogue.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { findDivide } from '../../server/src/compose/find-divide.ts';
import { measureWords } from '../../server/src/compose/measure-words.ts';
import { cutPicture, readPicture, type OpenPicture } from '../../server/src/compose/read-picture.ts';
import { createTakumiRenderer } from '../../server/src/compose/render/create-takumi-renderer.ts';
import { readFont } from '../../server/src/compose/fonts/own/read-font.ts';
import { makeFont } from '../../server/testing/make-font.ts';
import type { Pixels, Renderer } from '../../server/src/compose/render/renderer.ts';
import type { DrawnPicture } from '../src/nodes/composition/DrawingView.tsx';
import { buildPage, emptyPage } from './drawing/build-page.ts';
import type { Asked } from './drawing/page.tsx';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

/* What people see while they write is what they get, each letter on its pixel. With `DRAWINGS=all` each layout is drawn in each script at each placement;
with a layout’s name that one. */

const studio = useStudio(() => startApp());
/** Uploaded: boxes for letters, one weight, and nothing but Latin. */
const blocks = makeFont({ family: 'Acme Blocks', weight: 500 });
const { signs, ...look } = readFont(blocks);
const ownFont: OwnFont = { ...look, name: ownFamily('acme') };

const usual = createTakumiRenderer();
const withOwn = usual.withFonts([{ ...ownFont, family: ownFont.name, signs, bytes: blocks }]);

/** Of 255: beyond it the color of a pixel is another one, and not the same edge drawn a little softer. */
const sameColor = 48;
/** Of all pixels. */
const mostDifferent = 0.01;
/** In a text’s box, of the pixels that would differ if its letters stood one pixel lower. */
const mostOfAPixel = 0.5;

const scripts: Record<string, { font: string; words: [string, string, string] }> = {
  Latin: {
    font: 'Fraunces',
    words: ['Slow mornings ☕️, AV To gj fi', 'Cold brew, made overnight and ready at six.', 'Order now'],
  },
  'An uploaded font': {
    font: ownFont.name,
    words: ['Slow mornings, Åsa ☕️ 冷萃', 'Cold brew, made overnight.', 'Order now'],
  },
  // With words that have no room where it is narrow.
  German: {
    font: 'Inter',
    words: ['Nahrungsergänzungsmittel für Sie', 'Für die Gesundheitsvorsorge der Familie', 'Jetzt bestellen'],
  },
  Cyrillic: { font: 'Lora', words: ['Медленное утро с кофе', 'Холодный кофе, готовый к шести утра.', 'Заказать'] },
  Greek: { font: 'Lora', words: ['Αργό πρωινό με καφέ', 'Κρύος καφές, έτοιμος στις έξι.', 'Παράγγειλε'] },
  // In the serif, the condensed and the usual family of the script.
  Chinese: { font: 'Fraunces', words: ['冷萃咖啡🔥，慢慢醒来', '隔夜冷萃，清晨六点即可享用。', '立即购买'] },
  Taiwanese: { font: 'Lora', words: ['冷萃咖啡🔥，慢慢醒來', '隔夜冷萃，清晨六點即可享用。', '立即購買'] },
  Arabic: { font: 'Rubik', words: ['قهوة باردة لصباح هادئ ☕️', 'تُحضّر ليلاً وتكون جاهزة في السادسة.', 'اطلب الآن'] },
  Hebrew: { font: 'Fraunces', words: ['בוקר איטי עם קפה קר', 'מוכן כבר בשש בבוקר.', 'להזמנה'] },
  Devanagari: { font: 'Oswald', words: ['धीमी सुबह, ठंडी कॉफ़ी', 'रात भर में तैयार, सुबह छह बजे।', 'अभी मँगाएँ'] },
  Thai: { font: 'Playfair Display', words: ['กาแฟเย็นยามเช้า', 'ชงข้ามคืน พร้อมดื่มตอนหกโมงเช้า', 'สั่งเลย'] },
};

test('a composition looks the same in the editor as in the file that the server makes', async () => {
  const { page } = await studio.visit('/drawing', {
    viewport: { width: 1_920, height: 1_920 },
    prepare: async (context) => {
      await context.route('**/drawing', (route) => route.fulfill({ contentType: 'text/html', body: emptyPage }));
    },
  });
  await page.addScriptTag({ content: await buildPage() });
  const pictures = await drawPictures();
  const told: Record<string, string> = {};
  for (const { layout, script, placement } of samples()) {
    const written = contentOf(layout, script, pictures);
    const content = { ...written, syllables: await readSyllables(textsOf(written), 'auto', findDivide) };
    const renderer = content.ownFonts ? withOwn : usual;
    const { widthOf } = await measureWords(renderer, content);
    const drawing = compose(content, placement, widthOf);
    const shown = await drawInPage(page, written, placement, pictures);
    if (script === 'German' && placement.width < 200)
      expect(linesOf(drawing).find((line) => line.endsWith('-'))).toMatch(/ Nahrungs.*-$/);
    const name = `${layout.name}, ${script}, ${placement.id}`;
    // Another line break is another ad, however few pixels it is.
    if (JSON.stringify(linesOf(shown.drawing)) !== JSON.stringify(linesOf(drawing))) told[name] = 'other lines';
    const drawn = await drawHere(drawing, renderer, pictures);
    const [different, texts] = [compare(shown.pixels, drawn), compareTexts(drawing, shown.pixels, drawn)];
    if (different > mostDifferent) told[name] = `${percent(different)} of pixels`;
    for (const [part, { share, ifLower }] of texts) {
      if (share > ifLower * mostOfAPixel) told[`${name}, ${part}`] = `${percent(share)} of ${percent(ifLower)}`;
    }
    if (!process.env['DRAWINGS']) continue;
    const shares = texts.map(([part, { share, ifLower }]) => `${part} ${percent(share)} of ${percent(ifLower)}`);
    console.log(name, percent(different), shares.join(', '));
  }
  expect(told).toEqual({});
});

function* samples(): Generator<{ layout: Layout; script: string; placement: Placement }> {
  const names = Object.keys(scripts);
  const asked = process.env['DRAWINGS'];
  if (asked) {
    for (const layout of layouts.filter(({ name }) => asked === 'all' || asked === name))
      for (const script of names) for (const placement of placements) yield { layout, script, placement };
    return;
  }
  const split = layouts.find(({ name }) => name === 'split');
  const skyscraper = placements.find(({ width, height }) => width === 160 && height === 600);
  if (split && skyscraper) yield { layout: split, script: 'German', placement: skyscraper };
  // Each layout once, each script once or twice, and half of the placements.
  for (let at = 0; at < Math.max(layouts.length, names.length); at += 1) {
    const [layout, placement] = [layouts[at % layouts.length], placements[(at * 5) % placements.length]];
    const script = names[at % names.length];
    if (layout && placement && script) yield { layout, script, placement };
  }
}

const small = 'Asked were 200 people, 2026.';

function contentOf(layout: Layout, script: string, { image, logo }: SamplePictures): Content {
  const { font, words } = scripts[script] ?? { font: 'Inter', words: ['', '', ''] };
  const [headline, body, call_to_action] = words;
  const seen = ({ width, height, tones, isCutOut }: OpenPicture) => ({
    width,
    height,
    tones,
    isCutOut,
    focus: { x: 0.5, y: 0.4 },
  });
  return {
    layout,
    words: {
      headline,
      body,
      call_to_action,
      price: '19,90 €',
      old_price: '29,90 €',
      attribution: 'Ada L.',
      small_print: small,
    },
    pictures: { image: seen(image), second_image: seen(image), logo: seen(logo) },
    brand: { headingFont: font, bodyFont: 'Inter' },
    ...(font === ownFont.name && { ownFonts: { heading: ownFont, body: ownFont } }),
    pictureColors: image.colors,
  };
}

type SamplePicture = OpenPicture & { url: string };
type SamplePictures = Record<'image' | 'logo', SamplePicture>;

/** A photo without edges, since how they are made softer is each renderer’s own, and a logo with a rim of nothing. */
async function drawPictures(): Promise<SamplePictures> {
  const photo = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1500"><defs><linearGradient id="g" x2="1" y2="1">
    <stop stop-color="#2b5d8c"/><stop offset="1" stop-color="#e8b26b"/></linearGradient></defs><rect width="1200" height="1500" fill="url(#g)"/></svg>`;
  const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="280"><rect x="40" y="40" width="560" height="200" rx="60" fill="#e4572e"/>
    <circle cx="140" cy="140" r="60" fill="#ffffff"/></svg>`;
  const open = async (svg: string, isLogo: boolean): Promise<SamplePicture> => {
    const file = await sharp(Buffer.from(svg)).png().toBuffer();
    return { ...(await readPicture(file, { isLogo })), url: `data:image/png;base64,${file.toString('base64')}` };
  };
  const [image, logo] = await Promise.all([open(photo, false), open(mark, true)]);
  return { image, logo };
}

async function drawInPage(
  page: Page,
  { layout, ...content }: Content,
  placement: Placement,
  { image, logo }: SamplePictures,
): Promise<{ drawing: Drawing; pixels: Pixels }> {
  const [photo, mark] = await Promise.all([image, logo].map(pictureFor));
  const asked: Asked = {
    content: { ...content, layout: layout.name },
    placement,
    fontUrl: `data:font/otf;base64,${blocks.toString('base64')}`,
    pictures: { ...(photo && { image: photo, second_image: photo }), ...(mark && { logo: mark }) },
  };
  const drawing = await page.evaluate((one) => window.draw(one), asked);
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width: placement.width, height: placement.height } });
  const { data: pixels, info } = await sharp(shot).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { drawing, pixels: { width: info.width, height: info.height, data: pixels } };
}

/** The file as the page shows it: larger than what is drawn of it where it has a rim. */
async function pictureFor({ url, left, top }: SamplePicture): Promise<DrawnPicture> {
  const { width, height } = await sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')).metadata();
  return { url, left, top, width, height };
}

async function drawHere(drawing: Drawing, renderer: Renderer, { image, logo }: SamplePictures): Promise<Pixels> {
  const cuts = new Map<PictureShape, Pixels>();
  for (const shape of drawing.shapes) {
    if (shape.kind === 'picture') cuts.set(shape, await cutPicture(shape.part === 'logo' ? logo : image, shape));
  }
  const nothing: Pixels = { width: 1, height: 1, data: new Uint8Array(4) };
  return renderer.draw(drawing, (shape) => cuts.get(shape) ?? nothing);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function linesOf({ shapes }: Drawing): string[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'text'
      ? shape.lines.map(({ runs }) => `${Math.round(shape.size)} ${runs.map(({ text }) => text).join('')}`)
      : [],
  );
}

/** In each text’s box the share of pixels whose color is another, and what it would be if the other one’s letters stood a pixel lower. */
function compareTexts({ shapes }: Drawing, one: Pixels, other: Pixels): [string, { share: number; ifLower: number }][] {
  return shapes.flatMap((shape) => {
    const box = shape.kind === 'text' ? around(shape.lines.map((line) => line.box)) : null;
    return box ? [[shape.part, { share: compare(one, other, box), ifLower: compare(one, other, box, 1) }]] : [];
  });
}

/** The share of pixels whose color is another one, in a box or as a whole. */
function compare(one: Pixels, other: Pixels, within: Box | null = null, lower = 0): number {
  const { width, height } = one;
  if (width !== other.width || height !== other.height) return 1;
  const seen = intersect(within ?? { x: 0, y: 0, width, height }, { x: 0, y: lower, width, height: height - lower });
  if (!seen) return 0;
  const [left, top] = [Math.floor(seen.x), Math.floor(seen.y)];
  const [right, bottom] = [Math.ceil(seen.x + seen.width), Math.ceil(seen.y + seen.height)];
  const [a, b] = [wordsIn(one), wordsIn(other)];
  let different = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const [first = 0, second = 0] = [a[y * width + x], b[(y - lower) * width + x]];
      if (first !== second && !isAlike(first, second)) different += 1;
    }
  }
  return different / ((right - left) * (bottom - top));
}

/** A number for each pixel. */
function wordsIn({ data }: Pixels): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
}

function isAlike(one: number, other: number): boolean {
  for (let shift = 0; shift < 24; shift += 8) {
    if (Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) > sameColor) return false;
  }
  return true;
}
