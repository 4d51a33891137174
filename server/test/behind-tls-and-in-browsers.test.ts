import { request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import { createUpload } from './operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* What browsers are told not to do with our pages and files, and which links people get behind a proxy that ends TLS. */

let app: RunningApp;
let proxied: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp({ config: { publicUrl: 'https://ads.example' } });
  proxied = await startApp({ config: { trustsProxy: true } });
  person = await app.signUp();
});
afterAll(() => Promise.all([app.close(), proxied.close()]));

describe('headers', () => {
  test.each(['/', '/workflows/x', '/graphiql', '/favicon.svg', '/assets/none.js'])(
    '%s can run no script but ours, and be put into no frame',
    async (path) => {
      const { headers } = await fetch(app.url + path);
      const policy = new Map(
        (headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
          const [name = '', ...sources] = rule.split(' ');
          return [name, sources] as const;
        }),
      );
      expect(policy.get('script-src')).toEqual(["'self'"]);
      expect(policy.get('default-src')).toEqual(["'self'"]);
      expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
      expect(policy.get('object-src')).toEqual(["'none'"]);
      expect(policy.get('base-uri')).toEqual(["'none'"]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  test('a picture is a picture and nothing else, whatever a browser takes it for', async () => {
    const { execution } = await person.run(adGraph());
    const [url = ''] = execution.generations.edges.flatMap(({ node }) => node.images.map((image) => image.url));
    const { status, headers } = await fetch(url);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^image\/(png|jpeg|webp)$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="[\w-]+\.(png|jpg|webp)"$/);
  });

  test.each(['/config.json', '/health/live', '/graphql?query=%7B__typename%7D'])('%s is not sniffed', async (path) => {
    const { headers } = await fetch(app.url + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
  });
});

describe('behind TLS', () => {
  interface Link {
    data: { createUpload: { uploadUrl: string } };
  }

  /** An upload link, as somebody gets it who reached the server by these headers. */
  async function askForLink(server: RunningApp, headers: Record<string, string>) {
    const { authorization } = server === app ? person : await server.signUp();
    const sent = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
    });
    const variables = { input: { contentType: 'image/png', byteSize: 100 } };
    sent.end(JSON.stringify({ query: createUpload, variables }));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const { data } = JSON.parse(await readText(answer)) as Link;
    return { link: data.createUpload.uploadUrl, transport: answer.headers['strict-transport-security'] };
  }

  test('at the public address links are https, and browsers are to keep to it', async () => {
    const { link, transport } = await askForLink(app, { host: 'ads.example' });
    expect(link).toMatch(/^https:\/\/ads\.example\/uploads\//);
    expect(transport).toMatch(/^max-age=\d{8}/);
  });

  test('from this computer they lead to this computer', async () => {
    const { link, transport } = await askForLink(app, {});
    expect(link.startsWith(`${app.url}/uploads/`)).toBe(true);
    expect(transport).toBeUndefined();
  });

  test('a client cannot say that it came by https, a proxy that is trusted can', async () => {
    const forwarded = { 'x-forwarded-proto': 'https' };
    expect((await askForLink(app, forwarded)).link).toMatch(/^http:/);
    expect((await askForLink(proxied, forwarded)).link).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/uploads\//);
    expect((await askForLink(proxied, {})).link).toMatch(/^http:/);
  });
});
