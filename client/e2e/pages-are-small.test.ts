import { readdir, readFile, stat } from 'node:fs/promises';
import type { Response } from 'playwright-core';
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

  for (const [where, options, bound] of [
    ['/', {}, 20_000],
    ['/', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true }, 60_000],
    [path, {}, 20_000],
    [pathOfCut, {}, 60_000],
  ] as const) {
    const loaded: Promise<[name: string, bytes: number]>[] = [];
    const hear = (response: Response) => {
      if (response.url().includes('/files/')) loaded.push(sizeOf(response));
    };
    const visit = await studio.visit(where, {
      ...options,
      prepare: async (context) => void context.on('response', hear),
    });
    await visit.page.waitForFunction(
      (least) => {
        const images = [...document.images].filter(({ src }) => src.includes('/files/'));
        return images.length >= least && images.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
      },
      where === pathOfCut ? 1 : 2,
    );
    if (where === pathOfCut) await visit.page.getByText('9:16 cuts away').waitFor();
    // What a closer look loads comes after, and may still be on its way when the page is closed.
    visit.page.context().off('response', hear);
    const files = await Promise.all(loaded);
    expect(files.map(([name]) => name).filter((name) => !/[.](?:256|640)[.]webp$/.test(name))).toEqual([]);
    expect(files.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(bound);
    if (where !== path) continue;
    const itself = visit.page.waitForResponse((response) => /[/][\w-]+[.]png[?]/.test(response.url()));
    await visit.page.getByRole('button', { name: 'Look at picture 1 of 2 from output' }).first().click();
    expect((await itself).status()).toBe(200);
  }
});

async function sizeOf(response: Response): Promise<[name: string, bytes: number]> {
  return [new URL(response.url()).pathname, (await response.body()).byteLength];
}
