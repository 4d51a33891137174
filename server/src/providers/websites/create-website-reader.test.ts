import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebsiteReader } from './create-website-reader.ts';
import { readLook } from './read-look.ts';

const files: Record<string, [type: string, body: string]> = {
  '/': [
    'text/html',
    `<!doctype html><head><meta name="theme-color" content="#0D47A1"><link rel="stylesheet" href="/look.css">
     <link rel=stylesheet href='/gone.css'><style>h1, .title { font: 700 3rem "Playfair Display", serif }</style></head>
     <body style="background: #fffaf0"><script>var x = "#123456"</script></body>`,
  ],
  '/look.css': [
    'text/css',
    ':root { --brand-accent: rgb(230, 81, 0) } body { font-family: Nowhere, "Lora"; color: #222 } a { width: 3px }',
  ],
  '/large': ['text/html', 'x'.repeat(2_100_000)],
};
let server: Server;
let at: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [type = '', body] = files[request.url ?? ''] ?? [];
    response.writeHead(type ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const { signal } = new AbortController();

test('colors and fonts of a website come from its page and its style sheets, and a sheet that is missing does no harm', async () => {
  const look = await createWebsiteReader({ allowPrivateHosts: true }).look(`${at}/`, signal);
  expect(look.colors.map(({ hex }) => hex)).toEqual(['#0d47a1', '#e65100', '#fffaf0', '#222222']);
  expect(look).toMatchObject({ headingFont: 'Playfair Display', bodyFont: 'Lora' });
});

test.each([
  ['/nowhere', true, 'WEBSITE_INVALID'],
  ['/large', true, 'WEBSITE_INVALID'],
  ['/', false, 'LINK_REFUSED'],
])('%s, private hosts allowed: %s, is %s', async (path, allowPrivateHosts, code) => {
  await expect(createWebsiteReader({ allowPrivateHosts }).look(at + path, signal)).rejects.toMatchObject({ code });
});

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'no link', 'http://a:b@example.com/'])(
  '%s is refused',
  async (link) => {
    await expect(createWebsiteReader().look(link, signal)).rejects.toMatchObject({ code: 'LINK_REFUSED' });
  },
);

test('what is no page tells nothing', () => {
  for (const html of ['', '<', '\0\xff', '<style>'.repeat(1_000), `<style>${'h1 '.repeat(10_000)}`])
    expect(readLook(html, [])).toEqual({ colors: [], headingFont: null, bodyFont: null });
});
