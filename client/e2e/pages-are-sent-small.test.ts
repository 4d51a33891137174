import { readdir, readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());
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
