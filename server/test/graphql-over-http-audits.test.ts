import { serverAudits } from 'graphql-http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request as ask } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import { executionEvents } from './operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* What the GraphQL over HTTP specification asks of a server, as the reference implementation audits it. */

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const audits = serverAudits({ url: () => `${app.url}/graphql` });

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' });
});

test('there is something to audit', () => {
  expect(audits.length).toBeGreaterThan(50);
});

describe('what other clients are used to', () => {
  const persistedQuery = { version: 1, sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38' };
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: person.authorization, ...headers },
      body: JSON.stringify(body),
    });
  const get = (parameters: Record<string, string>) =>
    fetch(`${app.url}/graphql?${new URLSearchParams(parameters).toString()}`);
  const notSupported = {
    errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
  };

  test('a hash of a document alone is told in Apollo’s words that it is not known here, and with the text it is answered', async () => {
    const extensions = JSON.stringify({ persistedQuery });
    for (const answer of [
      await post({ operationName: 'Q', variables: {}, extensions: { persistedQuery } }),
      await post({ extensions: { persistedQuery } }, { accept: 'application/graphql-response+json' }),
      await get({ operationName: 'Q', variables: '{}', extensions }),
    ]) {
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual(notSupported);
    }
    const stream = await post({ extensions: { persistedQuery } }, { accept: 'text/event-stream' });
    expect(await stream.text()).toContain('"PersistedQueryNotSupported"');
    const query = 'query Q { __typename }';
    for (const answer of [await post({ query, extensions: { persistedQuery } }), await get({ query, extensions })]) {
      expect(await answer.json()).toMatchObject({ data: { __typename: 'Query' } });
    }
  });

  test('several operations at once are refused with their number', async () => {
    const answer = await post(Array.from({ length: 500 }, () => ({ query: '{ viewer { id } }' })));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('500') as string,
          extensions: { limit: 'operations', found: 500, allowed: 1 },
        },
      ],
    });
  });
});

describe('addresses', () => {
  test('the schema is text, and a guide for programs leads to it', async () => {
    const schema = await fetch(`${app.url}/schema.graphql`);
    expect(schema.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await schema.text()).toBe(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
    const guide = await fetch(`${app.url}/llms.txt`);
    expect(guide.headers.get('content-type')).toMatch(/^text\/plain/);
    const told = await guide.text();
    expect(told).toMatch(/^# VisualAdGen\n\n> /);
    const links = [...told.matchAll(/\]\((http[^)]+)\)/g)].map(([, link = '']) => link);
    expect(links).toContain(`${app.url}/schema.graphql`);
    for (const link of links.filter((one) => !one.endsWith('/graphiql'))) {
      // What is each person's own asks who they are.
      const isOwn = ['/v1/openapi.json', '/mcp'].includes(new URL(link).pathname);
      expect([link, (await fetch(link)).status]).toEqual([link, isOwn ? 401 : 200]);
    }
    // Every field that it names is one that there is.
    const source = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
    for (const [, name] of told.matchAll(/`(\w+)[`(]/g)) {
      if (name && !/^(vag_|errors|__typename|RATE_LIMITED|graphql|connection_init)/.test(name))
        expect(source).toContain(name);
    }
  });

  test.each([
    '/openapi.json',
    '/foo.json',
    '/sitemap.xml',
    '/.well-known/security.txt',
    '/api/v2',
    '/workflows',
    '/assets/none.js',
  ])('%s is not there', async (path) => {
    const answer = await fetch(`${app.url}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('large answers are compressed, small ones and streams are not', () => {
  const large = '{ nodeTypes { name description } imageModels { name description } }';

  /** As it comes over the wire. */
  async function asked(path: string, headers: Record<string, string>, body?: object) {
    const sent = ask(`${app.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: person.authorization, ...(body && { 'content-type': 'application/json' }), ...headers },
    });
    sent.end(body && JSON.stringify(body));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const bytes = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
    return { bytes, headers: answer.headers };
  }

  /** Without what differs from answer to answer. */
  function contentOf(bytes: Buffer): unknown {
    const text = bytes.toString();
    return text.startsWith('{') ? (JSON.parse(text) as { data: unknown }).data : text.split('\n', 1);
  }

  const byAddress = `/graphql?query=${encodeURIComponent(large)}`;
  test.each<[string, string, object?]>([
    ['the thin handler', '/graphql', { query: large }],
    ['Yoga', byAddress],
    ['the schema', '/schema.graphql'],
    ['metrics', '/metrics'],
  ])('%s', async (_, path, body) => {
    const plain = await asked(path, { 'accept-encoding': 'identity' }, body);
    expect(plain.headers).toMatchObject({ vary: expect.stringMatching(/accept-encoding/i) as string });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.bytes.length).toBeGreaterThan(1024);
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const packed = await asked(path, { 'accept-encoding': encoding }, body);
      expect(packed.headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': String(packed.bytes.length),
      });
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
      expect(contentOf(unpack(packed.bytes))).toEqual(contentOf(plain.bytes));
    }
  });

  test('a small answer, and events', async () => {
    const all = { 'accept-encoding': 'br, gzip' };
    const small = await asked('/graphql', all, { query: '{ viewer { id } }' });
    expect(small.headers['content-encoding']).toBeUndefined();
    const executionId = await person.execute((await person.createWorkflow(adGraph())).id);
    const events = await asked(
      '/graphql',
      { ...all, accept: 'text/event-stream' },
      { query: executionEvents, variables: { executionId } },
    );
    expect(events.headers['content-encoding']).not.toMatch(/br|gzip/);
    expect(events.bytes.length).toBeGreaterThan(1024);
    expect(events.bytes.toString()).toContain('ExecutionCompleted');
  });
});
