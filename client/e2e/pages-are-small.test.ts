import { readdir, readFile, stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { adGraph, graphOf, output, photo } from '../../server/test/ad-graph.ts';
import { drawSamplePhoto } from '../../packages/demo-fal/src/drawing/sample-photo.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

// Images of one colour are small as they are.
const studio = useStudio(() => startApp({ demoPace: 'instant', demoPictures: 'drawn' }));
const dist = new URL('../dist/', import.meta.url);

test('every path of the editor answers with its page, compressed, and not a second time while it is the same', async () => {
  const address = `${studio.app.url}/workflows/of-somebody`;
  const page = await fetch(address, { headers: { 'accept-encoding': 'br' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.headers.get('content-encoding')).toBe('br');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(await page.text()).toContain('<div id="root">');

  const again = await fetch(address, {
    headers: { 'accept-encoding': 'br', 'if-none-match': page.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('a file that is not there is told, in place of a page', async () => {
  const missing = await fetch(`${studio.app.url}/assets/gone.js`);
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

test('the canvas needs less than 250 kB of script, and nothing of the API explorer', async () => {
  const page = await readFile(new URL('index.html', dist), 'utf8');
  const needed = new Set<string>();
  const waiting = [...page.matchAll(/\/assets\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const files = await readdir(new URL('assets/', dist));
  waiting.push(files.find((name) => /^EditorPage-.*\.js$/.test(name)) ?? '');
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    const source = await readFile(new URL(`assets/${name}`, dist), 'utf8');
    waiting.push(...[...source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? ''));
  }
  const sizes = await Promise.all(
    [...needed].map(async (name) => (await stat(new URL(`assets/${name}.br`, dist))).size),
  );
  expect(needed.size).toBeGreaterThan(5);
  expect([...needed].filter((name) => /graphiql|monaco/i.test(name))).toEqual([]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
});

test('pictures are loaded as small as they are drawn: on the library, on the canvas and on a phone; looked at closely, whole', async () => {
  const account = await signInAsDemo(studio.app.url);
  const path = await account.createWorkflow('Cold brew', adGraph({ num_images: 2 }));
  const { page } = await studio.visit(path);
  await account.execute(path);
  await page.getByRole('button', { name: 'Look at picture 2 of 2 from output' }).first().waitFor();
  const { rows } = await studio.app.database.query('select sum(byte_size)::int as whole from assets');
  const whole = Number(rows[0]?.['whole']);
  const shoe = photo('shoe', { asset_id: await account.upload(await drawSamplePhoto('sneaker')) });
  const cutting = graphOf([shoe, output('story', { aspect_ratio: '9:16' })], 'shoe.image_url -> story.image_urls');
  const pathOfCut = await account.createWorkflow('A photo that is cut', cutting);
  expect(whole).toBeGreaterThan(150_000);

  for (const [where, bound] of [
    ['/', 20_000],
    [path, 20_000],
    [pathOfCut, 60_000],
  ] as const) {
    await page.goto(where);
    expect(await loadedOn(page, where === pathOfCut ? 1 : 2)).toBeLessThan(bound);
  }
  await page.getByText('9:16 cuts away').waitFor();
  await page.goto(path);
  const itself = page.waitForResponse((response) => /[/][\w-]+[.]png[?]/.test(response.url()));
  await page.getByRole('button', { name: 'Look at picture 1 of 2 from output' }).first().click();
  expect((await itself).status()).toBe(200);

  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
  const { page: onPhone } = await studio.visit('/', phone);
  expect(await loadedOn(onPhone, 2)).toBeLessThan(60_000);
});

/** How many bytes of pictures the page has loaded, once at least so many are there in full; none of them is an original. */
async function loadedOn(page: Page, least: number): Promise<number> {
  await page.waitForFunction((count) => {
    const images = [...document.images].filter(({ src }) => src.includes('/files/'));
    return images.length >= count && images.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  }, least);
  const files = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes('/files/'))
      .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize })),
  );
  expect(files.map((file) => file.path).filter((name) => !/[.](?:256|640)[.]webp$/.test(name))).toEqual([]);
  for (const file of files) expect(file.bytes).toBeGreaterThan(0);
  expect(files.length).toBeGreaterThan(0);
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
