import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { drawSamplePhoto } from '../../../packages/demo-fal/src/drawing/sample-photo.ts';
import { graphOf, node, photo } from '../../../server/test/ad-graph.ts';
import { spawnServer } from '../../../server/test/spawn-server.ts';
import { signInAsDemo } from '../testing/demo-account.ts';
import { choose, settings } from '../testing/editor.ts';
import { openBrowser } from '../testing/open-browser.ts';

/*
 * How soon the preview of an ad follows who types its headline: from the key until the frame in which the ad has the letter was painted,
 * in milliseconds; and what the page's main thread worked for it, which is the same on a machine that does other things too. The editor
 * draws the nine layouts with the same words as well, but after the preview. Needs the built editor: `pnpm build`.
 */

const typed = 'Slow mornings, made cold: eighteen hours, nothing else, ready at six.';

const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-bench-'));
const server = await spawnServer(dataDir);
const browser = await openBrowser();
try {
  if (!server.url) throw new Error(`The server ended before it was ready: ${server.complaints()}`);
  const account = await signInAsDemo(server.url);
  const shoe = photo('shoe', { asset_id: await account.upload(await drawSamplePhoto('sneaker')) });
  const ad = node('ad', 'COMPOSE', { headline: 'Cold brew', body: 'Made overnight.', call_to_action: 'Order now' });
  const path = await account.createWorkflow('Ad', graphOf([shoe, ad], 'shoe.image_url -> ad.image'));
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(path);
  await choose(page, 'ad');
  await settings(page).getByRole('region', { name: 'Preview' }).getByRole('img').waitFor();
  await settings(page).getByText('As it will be').waitFor();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });

  await settings(page).getByRole('textbox', { name: 'Headline' }).fill('');
  await page.evaluate(watchPreview);
  await type(page, 'Warm up. ');
  await page.evaluate(() => (window as unknown as Watched).takeTimes());
  const worked = await readWork(cdp);
  await type(page, typed);
  const work = ((await readWork(cdp)) - worked) / typed.length;
  const times = await page.evaluate(() => (window as unknown as Watched).takeTimes());
  if (times.length < typed.length) throw new Error(`Of ${typed.length} letters ${times.length} were seen in the ad.`);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  console.log(
    `The preview after a key, ${times.length} keys: median ${at(0.5)} ms, p95 ${at(0.95)}, longest ${at(1 - 1e-9)}`,
  );
  console.log(`  the page's main thread worked ${(work * 1_000).toFixed(1)} ms a key, tiles and saving included`);
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

interface Watched {
  /** Milliseconds from each key to the frame that shows it, since it was last asked. */
  takeTimes(): number[];
}

/** In the page: from an input event until the frame in which the ad says the same was painted. */
function watchPreview() {
  let times: number[] = [];
  const waiting: { began: number; words: string }[] = [];
  const label = () => document.querySelector('[aria-label="Preview"] [role="img"]')?.getAttribute('aria-label') ?? '';
  const look = () => {
    const shown = label();
    while (waiting[0] && shown.includes(waiting[0].words)) {
      const { began } = waiting.shift() as { began: number };
      // The frame is painted between its callbacks and the next task.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => times.push(performance.now() - began));
      port1.start();
      port2.postMessage(null);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  document.addEventListener(
    'input',
    (event) => {
      const { value } = event.target as HTMLInputElement;
      waiting.push({ began: event.timeStamp, words: value.trim() });
    },
    true,
  );
  (window as unknown as Watched).takeTimes = () => {
    const taken = times;
    times = [];
    return taken;
  };
}

/** As fast as a quick typist: ten keys a second. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 100 });
  await page.waitForTimeout(1_000);
}

/** Seconds that the page's main thread has worked. */
async function readWork(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}
