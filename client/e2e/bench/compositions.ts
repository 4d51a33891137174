/**
 * The nine layouts as a campaign makes them, each with four headlines on one photo: as feed ads of 1080×1350 (36 in all) and as display ads
 * of 300×250. Ours does all of it but keeping the files: the photo opened and cut, words measured, the layout, the pixels, the file and the
 * checks. Beside it, in the same run, the same drawings in headless Chromium (by the editor’s own code, four pages, a screenshot as JPEG)
 * and by sharp from SVG, which have no checks to do and are told where each line stands. On a machine that does other things too, look at
 * the time of its cores, which is of all processes. Run it a few times, and take the best.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compose, type Content } from '@visualadgen/compose/compose.ts';
import { layouts } from '@visualadgen/compose/layouts/index.ts';
import type { Layout } from '@visualadgen/compose/layouts/layout.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import sharp from 'sharp';
import type { KeptAsset } from '../../../server/src/assets/keep.ts';
import { type CompositionOptions, createCompositions } from '../../../server/src/compose/create-compositions.ts';
import { measureWords } from '../../../server/src/compose/measure-words.ts';
import { readPicture } from '../../../server/src/compose/read-picture.ts';
import { createTakumiRenderer } from '../../../server/src/compose/render/create-takumi-renderer.ts';
import type { CompositionRequest, RunHandle } from '../../../server/src/nodes/node-services.ts';
import { spawnServer } from '../../../server/test/spawn-server.ts';
import { buildPage, emptyPage } from '../drawing/build-page.ts';
import { openBrowser } from '../testing/open-browser.ts';
import { coresUsed } from './cores.ts';
import { drawingAsSvg } from './drawing-as-svg.ts';

/** Of the JPEGs, as the server writes them. */
const quality = 92;
const [feed, display] = [findPlacement('meta_feed'), findPlacement('display_300x250')];
if (!feed || !display) throw new Error('The catalogue has changed.');

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
const photo = await sharp({ create: { width: 1_200, height: 1_500, channels: 3, background: '#888', noise } })
  .blur(3)
  .jpeg()
  .toBuffer();
const url = `data:image/jpeg;base64,${photo.toString('base64')}`;
const drawn = { url, width: 1_200, height: 1_500, left: 0, top: 0 };
const renderer = createTakumiRenderer();
const opened = await readPicture(photo);

interface Ad {
  layout: Layout;
  headline: string;
  placement: Placement;
}

/** Draws an ad, in one of several lanes at once. */
type Painter = (ad: Ad, lane: number) => Promise<unknown>;

const compositions = createCompositions({
  // The photo comes by a link, so that nothing is asked of either.
  database: {} as CompositionOptions['database'],
  storage: { get: () => Promise.reject(new Error('There are no files.')) },
  download: () => Promise.resolve(photo),
  renderer,
  keeper: { keepComposed: () => Promise.resolve({ path: 'bench/ad.jpg' } as KeptAsset) },
  markAsDemo: (image) => Promise.resolve(image),
  fontRowId: () => null,
});
const handle: RunHandle = {
  userId: 'bench',
  executionId: 'bench',
  nodeExecutionId: 'bench',
  requestId: null,
  leaseEpoch: 0,
  signal: new AbortController().signal,
  progress: () => {},
  retrying: () => {},
  settled: () => Promise.resolve(),
};

const wordsOf = (headline: string): Content['words'] => ({
  headline,
  body: 'Eighteen hours in the cold, nothing else.',
  call_to_action: 'Try a bottle',
  price: '19,90 €',
  attribution: 'Ada L.',
});
const brand = { headingFont: 'Inter', bodyFont: 'Inter' };

const ours: Painter = ({ layout, headline, placement }) => {
  const request: CompositionRequest = {
    layout,
    placements: [placement],
    words: wordsOf(headline),
    pictures: { image: 'https://example.com/photo.jpg', second_image: 'https://example.com/photo.jpg' },
    focalPoint: { x: 0.5, y: 0.5 },
    brand,
  };
  return compositions.compose(request, handle);
};

function contentOf({ layout, headline }: Ad): Content {
  const seen = { width: opened.width, height: opened.height, tones: opened.tones, isCutOut: false };
  const picture = { ...seen, focus: { x: 0.5, y: 0.5 } };
  const pictures = { image: picture, second_image: picture };
  return { layout, words: wordsOf(headline), pictures, brand, pictureColors: opened.colors };
}

const bySharp: Painter = async (ad) => {
  const { widthOf } = await measureWords(renderer, contentOf(ad));
  const svg = drawingAsSvg(compose(contentOf(ad), ad.placement, widthOf), drawn);
  return sharp(Buffer.from(svg))
    .removeAlpha()
    .jpeg({ quality, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer();
};

const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-bench-'));
// For its fonts.
const server = await spawnServer(dataDir);
const browser = await openBrowser();
try {
  if (!server.url) throw new Error(`The server ended before it was ready: ${server.complaints()}`);
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1_080, height: 1_350 } });
  await context.route('**/drawing', (route) => route.fulfill({ contentType: 'text/html', body: emptyPage }));
  const script = await buildPage();
  const pages = await Promise.all(
    Array.from({ length: lanes() }, async () => {
      const page = await context.newPage();
      await page.goto('/drawing');
      await page.addScriptTag({ content: script });
      return page;
    }),
  );
  const byChromium: Painter = async (ad, lane) => {
    const page = pages[lane];
    const { layout, ...content } = contentOf(ad);
    const asked = {
      content: { ...content, layout: layout.name },
      placement: ad.placement,
      fontUrl: '',
      pictures: { image: drawn, second_image: drawn },
    };
    await page?.evaluate((one) => window.draw(one), asked);
    const { width, height } = ad.placement;
    return page?.screenshot({ type: 'jpeg', quality, clip: { x: 0, y: 0, width, height } });
  };

  const painters = { ours, 'headless Chromium': byChromium, 'sharp with SVG': bySharp };
  console.log(`Compositions, ${availableParallelism()} cores, ${layouts.length} layouts, photo of 1200×1500`);
  for (const [placement, times] of [
    [feed, 1],
    [display, 2],
  ] as const) {
    const found: Record<string, Time> = {};
    for (const [name, painter] of Object.entries(painters)) {
      await drawAll(painter, placement, 'warm');
      found[name] = await best(times, (turn) => drawAll(painter, placement, `made cold ${turn}`));
    }
    tell(placement, found);
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

interface Time {
  /** Milliseconds, on the wall and of all cores. */
  wall: number;
  cores: number;
  /** On the wall, of one ad in the middle. */
  median: number;
}

/** At once, as a run does its items. */
function lanes(): number {
  return availableParallelism() * 2;
}

/** Each layout with four headlines. Those of the feed at once; of a display ad one after the other, for how long one takes. */
async function drawAll(painter: Painter, placement: Placement, words: string): Promise<Time> {
  const ads = layouts.flatMap((layout) =>
    [1, 2, 3, 4].map((n) => ({ layout, placement, headline: `Slow mornings, ${words}, ${n}` })),
  );
  const each: number[] = [];
  const [began, used] = [performance.now(), coresUsed()];
  const waiting = ads.values();
  const lane = async (_: unknown, index: number) => {
    for (const ad of waiting) {
      const from = performance.now();
      await painter(ad, index);
      each.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: placement === display ? 1 : lanes() }, lane));
  const median = each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0;
  return { wall: performance.now() - began, cores: coresUsed() - used, median };
}

async function best(times: number, work: (turn: number) => Promise<Time>): Promise<Time> {
  let found = await work(0);
  for (let turn = 1; turn <= times; turn += 1) {
    const next = await work(turn);
    if (next.wall < found.wall) found = next;
  }
  return found;
}

function tell({ width, height }: Placement, found: Record<string, Time>): void {
  console.log(`36 of ${width}×${height}:`);
  const base = found['ours'];
  for (const [name, { wall, cores, median }] of Object.entries(found)) {
    const ratio = (of: 'wall' | 'cores') => ({ wall, cores })[of] / (base?.[of] ?? 1);
    const times =
      name === 'ours' ? '' : `, ${ratio('wall').toFixed(1)} times ours (${ratio('cores').toFixed(1)} of the cores)`;
    console.log(
      `  ${name.padEnd(18)} ${(wall / 1_000).toFixed(2)} s (${(cores / 1_000).toFixed(2)} s of the cores), median of one ${median.toFixed(1)} ms${times}`,
    );
  }
}
