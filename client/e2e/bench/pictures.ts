import { link, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPlain } from '../../../packages/demo-fal/src/drawing/plain.ts';
import { startApp } from '../../../server/test/start-app.ts';
import { openBrowser } from '../testing/open-browser.ts';
import { signInAsDemo } from '../testing/demo-account.ts';
import { measureFrames, sixtyTimesASecond } from './frames.ts';

/*
 * How smoothly a library of 100,000 pictures scrolls: by the wheel, and by jumps of its scroll bar. Every tile has a file of its own, so
 * that each is fetched and decoded. Needs the built editor: `pnpm build`.
 */

const pictures = Number(process.argv[2] ?? 100_000);
const different = 20;
const secondsEach = 5;

const app = await startApp({ isFirstStart: true });
const browser = await openBrowser();
try {
  const demo = await signInAsDemo(app.url);
  for (let index = 0; index < different; index += 1)
    await demo.upload(
      await drawPlain({
        model: 'camera',
        style: 'poster',
        prompt: `photo ${index}`,
        seed: index,
        width: 1_600,
        height: 1_600,
        format: 'jpeg',
      }),
    );
  await fill();
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 1_440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/pictures');
  await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 });
  const cdp = await context.newCDPSession(page);
  await page.mouse.move(800, 500);
  const wheel = (deltaY: number) =>
    cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 800, y: 500, deltaX: 0, deltaY });

  console.log(`${pictures} pictures         frames/s  median    p95    p99  longest`);
  await measure('still', () => page.waitForTimeout(secondsEach * 1_000));
  await measure('read slowly', () => sixtyTimesASecond(secondsEach, () => wheel(12)));
  await measure('scrolled fast', () => sixtyTimesASecond(secondsEach, () => wheel(120)));
  await measure('by the scroll bar', async () => {
    for (let step = 1; step <= 10; step += 1) {
      await page.evaluate((share) => {
        const scroller = [...document.querySelectorAll('*')].find(
          ({ scrollHeight, clientHeight }) => scrollHeight > 100_000 && clientHeight < 2_000,
        );
        scroller?.scrollTo({ top: scroller.scrollHeight * share });
      }, step / 11);
      await page.waitForTimeout(500);
    }
  });

  async function measure(name: string, act: () => Promise<unknown>): Promise<void> {
    const { at, perSecond } = await measureFrames(page, act);
    const figures = [at(0.5), at(0.95), at(0.99), at(1 - 1e-9)].map((time) => time.padStart(7));
    console.log(`${name.padEnd(25)}${perSecond.toFixed(1).padStart(8)} ${figures.join('')}`);
  }
} finally {
  await browser.close();
  await app.close();
}

/** Rows like those that were uploaded, each with links to their files. */
async function fill(): Promise<void> {
  const { rows: sources } = await app.database.query(
    'select path, user_id, cardinality(rendition_widths) as copies from assets order by created_at',
  );
  const owner = String(sources[0]?.user_id);
  const { rows: made } = await app.database.query(
    `insert into assets (user_id, path, content_type, width, height, byte_size, origin, words, look, look_keys, measured_at, colors,
       placeholder, rendition_widths, created_at)
     select a.user_id, a.user_id || '/' || gen_random_uuid() || '.jpg', content_type, width, height, byte_size, origin, words, look,
       look_keys, measured_at, colors, placeholder, rendition_widths, now() - n * interval '1 second'
     from generate_series(1, $1::int) as n
     join (select *, row_number() over (order by created_at) as place from assets) a on a.place = 1 + n % $2::int
     returning path, rendition_widths`,
    [pictures - different, different],
  );
  const folder = join(app.filesFolder, owner);
  const names = await readdir(folder);
  const filesOf = (path: string) => {
    const stem = path.slice(path.indexOf('/') + 1, -'.jpg'.length);
    return names.filter((name) => name.startsWith(stem)).map((name) => [name, name.slice(stem.length)] as const);
  };
  const files = sources.map(({ path }) => filesOf(String(path)));
  for (const [index, { path }] of made.entries()) {
    const stem = String(path).slice(owner.length + 1, -'.jpg'.length);
    for (const [name, end] of files[(index + 1) % different] ?? [])
      await link(join(folder, name), join(folder, stem + end));
  }
}
