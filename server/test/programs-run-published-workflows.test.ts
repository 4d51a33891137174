import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { drawSamplePhoto } from '@visualadgen/demo-fal/drawing/sample-photo.ts';
import type { VisualAdGen } from '@visualadgen/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callExamples } from '../../client/src/editor/programs/call-examples.ts';
import { adGraph } from './ad-graph.ts';
import { publishAd, type PublishedAd } from './publish-ad.ts';
import { makeToken } from './make-token.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* Published workflows as functions, for programs that speak no GraphQL: over plain HTTP and over MCP, on one server. */

let app: RunningApp;
let person: Person;
let ad: PublishedAd;
let authorization: string;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  ad = await publishAd(person, 'Summer ads!', adGraph());
  ({ authorization } = await makeToken(person, ['RUN']));
});
afterAll(() => app.close());

interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

/** Of all that an answer may have, what is looked at here. */
interface Body {
  id: string;
  cost: string;
  outputs: { images: { url: string; contentType: string }[] }[];
  workflows: { id: string }[];
  paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { properties: object } }> } } }>;
  errors: { extensions: { code: string; fields: { path: string[] }[] } }[];
}

async function askDoor(
  method: string,
  path: string,
  options: { body?: unknown; as?: string; headers?: object } = {},
): Promise<Answer> {
  const answer = await fetch(`${app.url}/v1/${path}`, {
    method,
    headers: {
      authorization: options.as ?? authorization,
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body !== undefined && {
      body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body),
    }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] };
}

/** What the history of its owner says a run was started by. */
async function callerOf(id: string): Promise<string | undefined> {
  const asked = 'query ($id: ID!) { execution(id: $id) { calledBy { kind } } }';
  const { execution } = await person.read<{ execution: { calledBy: { kind: string } | null } }>(asked, { id });
  return execution.calledBy?.kind;
}

const runAd = (body: unknown, headers = {}) =>
  askDoor('POST', `workflows/${ad.id}/runs`, { body, headers: { prefer: 'wait=60', ...headers } });

// Plain HTTP ------------------------------------------------------------------------------------------------------------

test('a workflow is called with inputs, and gives its outputs', async () => {
  const { status, headers, body } = await runAd({ inputs: { product: 'iced tea' } });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe(`/v1/runs/${encodeURIComponent(body.id)}`);
  expect(body).toMatchObject({
    status: 'COMPLETED',
    isFinished: true,
    workflow: { id: ad.id, name: 'Summer ads!' },
    version: ad.version,
    inputs: { product: 'iced tea' },
    progress: { done: 4, total: 4 },
    error: null,
  });
  const [output] = body.outputs;
  const [image] = output?.images ?? [];
  expect(output).toMatchObject({ label: 'output', kind: 'IMAGES' });
  const picture = await fetch(image?.url ?? '');
  expect(picture.headers.get('content-type')).toBe(image?.contentType);
  expect(app.submissions().at(-1)?.input).toMatchObject({ prompt: 'An ad for iced tea' });
  expect((await askDoor('GET', `runs/${encodeURIComponent(body.id)}`)).body).toMatchObject({
    id: body.id,
    cost: body.cost,
  });
  expect(await callerOf(body.id)).toBe('HTTP');
});

test('sent twice with one key it is one run, and another input with that key is refused', async () => {
  const key = { 'idempotency-key': 'order 17' };
  const [first, second] = [
    await runAd({ inputs: { product: 'soap' } }, key),
    await runAd({ inputs: { product: 'soap' } }, key),
  ];
  expect(second.body.id).toBe(first.body.id);
  const other = await runAd({ inputs: { product: 'tea' } }, key);
  expect([other.status, codeOf(other)]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
});

test('what does not fit is refused with its path, and nothing runs', async () => {
  const paid = app.submissions().length;
  for (const [body, status, code, path] of [
    [{ inputs: { produkt: 'tea' } }, 422, 'INPUT_INVALID', ['inputs', 'produkt']],
    [{ inputs: { product: 5 } }, 422, 'INPUT_INVALID', ['inputs', 'product']],
    [{ inputs: 'tea' }, 422, 'INPUT_INVALID', ['inputs']],
    [{ input: {} }, 422, 'INPUT_INVALID', ['input']],
    [{ version: 'x' }, 422, 'INPUT_INVALID', ['version']],
    [{ budget: 'much' }, 422, 'INPUT_INVALID', undefined],
    ['{', 400, 'BAD_REQUEST', undefined],
    [[], 400, 'BAD_REQUEST', undefined],
  ] as const) {
    const answer = await runAd(body);
    expect([answer.status, codeOf(answer)], JSON.stringify(body)).toEqual([status, code]);
    if (path) expect(answer.body.errors[0]?.extensions.fields[0]?.path).toEqual(path);
  }
  const elsewhere = await askDoor('POST', `workflows/${ad.id}/runs`, {
    body: 'x',
    headers: { 'content-type': 'text/plain' },
  });
  expect([elsewhere.status, codeOf(elsewhere)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  expect(app.submissions()).toHaveLength(paid);
});

test('addresses that lead nowhere, and whoever may not, are answered in words', async () => {
  const draft = await publishAd(person, 'Draft', adGraph(), { isPublished: false });
  const reader = (await makeToken(person, ['READ'])).authorization;
  const stranger = (await makeToken(await app.signUp(), ['RUN'])).authorization;
  const runs = `workflows/${ad.id}/runs`;
  for (const [method, path, as, status, code] of [
    ['GET', 'nothing', undefined, 404, 'NOT_FOUND'],
    ['GET', 'runs/%E0%A4%A', undefined, 404, 'NOT_FOUND'],
    ['GET', 'runs/none', undefined, 404, 'NOT_FOUND'],
    ['GET', runs, undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['POST', `workflows/${draft.id}/runs`, undefined, 409, 'NOT_PUBLISHED'],
    ['POST', runs, reader, 403, 'INSUFFICIENT_SCOPE'],
    ['POST', runs, stranger, 404, 'NOT_FOUND'],
    ['POST', runs, '', 401, 'UNAUTHENTICATED'],
    ['POST', runs, 'Bearer vag_forged', 401, 'UNAUTHENTICATED'],
  ] as const) {
    const answer = await askDoor(method, path, {
      ...(as !== undefined && { as }),
      ...(method === 'POST' && { body: {} }),
    });
    expect([answer.status, codeOf(answer)], `${method} ${path} ${as}`).toEqual([status, code]);
  }
});

test('OpenAPI tells each workflow with what it asks', async () => {
  const { body } = await askDoor('GET', 'openapi.json');
  const path = body.paths[`/workflows/${ad.id}/runs`];
  expect(path?.post.requestBody.content['application/json']?.schema.properties).toMatchObject({
    inputs: {
      type: 'object',
      properties: {
        product: expect.objectContaining({
          type: 'string',
          title: 'Product',
          description: 'What is sold.',
          default: 'cold brew',
        }),
      },
      additionalProperties: false,
    },
  });
  expect(JSON.stringify(body)).not.toContain('undefined');
});

test('the editor’s examples of a call run as they stand', async () => {
  const call = {
    origin: app.url,
    workflowId: ad.id,
    workflowName: 'Summer ads!',
    inputs: { product: `ice "tea" & 'lime'` },
  };
  const programOf = (id: string) => callExamples(call).find((example) => example.id === id)?.code ?? '';
  const token = authorization.slice('Bearer '.length);
  for (const [program, args, id] of [
    ['bash', ['-c'], 'curl'],
    [process.execPath, ['--input-type=module', '-e'], 'javascript'],
    ['python3', ['-c'], 'python'],
  ] as const) {
    const { stdout } = await promisify(execFile)(program, [...args, programOf(id)], {
      env: { ...process.env, VISUALADGEN_TOKEN: token },
    });
    expect(stdout, id).toMatch(/COMPLETED[^]*http/);
    expect(app.submissions().at(-1)?.input).toMatchObject({ prompt: `An ad for ${call.inputs.product}` });
  }
  const { nodes } = JSON.parse(programOf('n8n')) as { nodes: { parameters: { url: string; jsonBody: string } }[] };
  expect(nodes[0]?.parameters.url).toBe(`${app.url}/v1/workflows/${ad.id}/runs`);
  expect(JSON.parse(nodes[0]?.parameters.jsonBody ?? '')).toEqual({ inputs: call.inputs });
  const { mcpServers } = JSON.parse(programOf('mcp')) as { mcpServers: { visualadgen: { url: string } } };
  expect(mcpServers.visualadgen.url).toBe(`${app.url}/mcp`);
});

// MCP -------------------------------------------------------------------------------------------------------------------

async function connect(as = authorization): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { requestInit: { headers: { authorization: as } } }),
  );
  return client;
}

test('each published workflow is a tool: it tells how far it is, and gives its pictures to look at', async () => {
  const client = await connect();
  const { tools } = await client.listTools();
  const names = tools.map(({ name }) => name);
  expect(names).toEqual(['run_summer_ads', 'list_runs', 'get_run', 'list_pictures', 'get_costs']);
  expect(tools[0]?.inputSchema.properties).toMatchObject({ product: { type: 'string', title: 'Product' } });

  const progress: number[] = [];
  const result = await client.callTool(
    { name: 'run_summer_ads', arguments: { product: 'lemonade' } },
    { onprogress: ({ progress: done }) => void progress.push(done) },
  );
  expect(result.isError).toBe(false);
  expect(progress.at(-1)).toBe(4);
  const kinds = (result.content as { type: string }[]).map(({ type }) => type);
  expect(kinds).toEqual(['text', 'image', 'resource_link']);
  expect(app.submissions().at(-1)?.input).toMatchObject({ prompt: 'An ad for lemonade' });

  const { run: view } = result.structuredContent as { run: { id: string } };
  expect(await callerOf(view.id)).toBe('MCP');
  const again = await client.callTool({ name: 'get_run', arguments: { id: view.id } });
  expect(again.structuredContent).toMatchObject({ run: { id: view.id, status: 'COMPLETED' } });
  const listed = await client.callTool({ name: 'list_runs', arguments: { first: 1 } });
  expect(listed.structuredContent).toMatchObject({ executions: { nodes: [{ id: view.id }] } });
  const costs = await client.callTool({ name: 'get_costs' });
  expect(costs.structuredContent).toMatchObject({ viewer: { spending: { spent: expect.any(String) } } });
  const pictures = await client.callTool({ name: 'list_pictures', arguments: { first: 2 } });
  expect(pictures.structuredContent).toMatchObject({ assets: { nodes: [{ url: expect.any(String) }, {}] } });

  const wrong = await client.callTool({ name: 'run_summer_ads', arguments: { produkt: 'tea' } });
  expect(wrong).toMatchObject({ isError: true, structuredContent: { error: { code: 'INPUT_INVALID' } } });
  await expect(client.callTool({ name: 'run_nothing' })).rejects.toThrow('There is no tool');
  await client.close();
});

test('whoever comes without a token is told where to find one', async () => {
  const answer = await fetch(`${app.url}/mcp`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(401);
  const metadata = /resource_metadata="([^"]+)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1] ?? '';
  expect(await (await fetch(metadata)).json()).toMatchObject({
    resource: `${app.url}/mcp`,
    scopes_supported: ['READ', 'RUN'],
    bearer_methods_supported: ['header'],
  });
});

// Tokens for some workflows alone -----------------------------------------------------------------------------------------

test('a token for one workflow reaches nothing else, on any way', async () => {
  const other = await publishAd(person, 'Other', adGraph());
  const { body: foreign } = await askDoor('POST', `workflows/${other.id}/runs`, {
    body: {},
    headers: { prefer: 'wait=60' },
  });
  const limited = (await makeToken(person, ['RUN', 'WRITE'], 'For one', undefined, [ad.id])).authorization;

  const own = await askDoor('POST', `workflows/${ad.id}/runs`, {
    body: {},
    as: limited,
    headers: { prefer: 'wait=60' },
  });
  expect(own.body).toMatchObject({ status: 'COMPLETED' });
  expect((await askDoor('GET', 'workflows', { as: limited })).body.workflows).toMatchObject([{ id: ad.id }]);
  for (const [method, path] of [
    ['POST', `workflows/${other.id}/runs`],
    ['GET', `workflows/${other.id}`],
    ['GET', `runs/${encodeURIComponent(foreign.id)}`],
    ['POST', `runs/${encodeURIComponent(foreign.id)}/cancel`],
  ] as const) {
    const answer = await askDoor(method, path, { as: limited, ...(method === 'POST' && { body: {} }) });
    expect([answer.status, codeOf(answer)], path).toEqual([404, 'NOT_FOUND']);
  }
  const graphql = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { authorization: limited, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { id } }' }),
  });
  expect(graphql.status).toBe(403);
  const client = await connect(limited);
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['run_summer_ads', 'get_run']);
  const refused = await client.callTool({ name: 'get_run', arguments: { id: foreign.id } });
  expect(refused).toMatchObject({ isError: true, structuredContent: { error: { code: 'NOT_FOUND' } } });
  await client.close();
});

function codeOf({ body }: Answer): string {
  return body.errors[0]?.extensions.code ?? '';
}

// The SDK, as it is packed --------------------------------------------------------------------------------------------------

describe('the SDK', () => {
  const sdk = fileURLToPath(new URL('../../packages/sdk/', import.meta.url));
  let folder: string;
  let createVisualAdGen: typeof import('@visualadgen/sdk').createVisualAdGen;
  let ads: VisualAdGen;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visualadgen-sdk-'));
    const dist = join(folder, 'node_modules/@visualadgen/sdk/dist');
    await runTypeScript(sdk, '-p', 'tsconfig.build.json', '--outDir', dist);
    const { publishConfig, ...described } = JSON.parse(await readFile(join(sdk, 'package.json'), 'utf8')) as Packed;
    await writeFile(join(dist, '../package.json'), JSON.stringify({ ...described, ...publishConfig }));
    ({ createVisualAdGen } = (await import(join(dist, 'index.js'))) as typeof import('@visualadgen/sdk'));
    ads = createVisualAdGen({ url: `${app.url}/`, token: authorization.slice('Bearer '.length) });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('runs a workflow, tells its events, and gives its outputs by name', async () => {
    const told: string[] = [];
    const run = await ads.run(ad.id, { product: 'ginger ale' }, { onEvent: ({ type }) => told.push(type) });
    expect(run.status).toBe('COMPLETED');
    expect(run.outputs['output']?.images[0]?.url).toMatch(/^http/);
    expect([told[0], told.at(-1)]).toEqual(['ExecutionStarted', 'ExecutionCompleted']);
    const rest = await Array.fromAsync(ads.events(run.id, { after: told.length - 1 }));
    expect(rest).toMatchObject([{ type: 'ExecutionCompleted', sequence: told.length, status: 'COMPLETED' }]);
  });

  test('stores a picture, and says what does not fit with its path', async () => {
    const writer = (await makeToken(person, ['WRITE'])).secret;
    const studio = createVisualAdGen({ url: app.url, token: writer });
    const photo = await studio.upload(
      new Blob([new Uint8Array(await drawSamplePhoto('perfume'))], { type: 'image/jpeg' }),
      {
        name: 'p.jpg',
      },
    );
    expect(photo).toMatchObject({ id: expect.any(String), width: expect.any(Number) });
    await expect(studio.upload(new Blob(['no'], { type: 'image/png' }))).rejects.toMatchObject({
      code: 'IMAGE_INVALID',
    });
    await expect(ads.run(ad.id, { produkt: 'tea' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ path: ['inputs', 'produkt'] }] },
    });
    await expect(ads.read('none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('knows what a workflow asks, by one command', async () => {
    const bin = join(folder, 'node_modules/@visualadgen/sdk/dist/write-types.js');
    await runNode([bin, app.url, 'workflows.d.ts'], { cwd: folder, token: authorization.slice('Bearer '.length) });
    const program = (inputs: string) => `import { createVisualAdGen } from '@visualadgen/sdk';
      const { outputs } = await createVisualAdGen({ url: '', token: '' }).run('${ad.id}', ${inputs});
      export const first: string | undefined = outputs.output.images[0]?.url;`;
    await writeFile(join(folder, 'right.mts'), program(`{ product: 'tea' }`));
    await writeFile(join(folder, 'wrong.mts'), program(`{ produkt: 'tea' }`));
    const check = (file: string) =>
      runTypeScript(
        folder,
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        'workflows.d.ts',
        file,
      );
    await check('right.mts');
    await expect(check('wrong.mts')).rejects.toThrow(/produkt/);
  });

  test('is small', async () => {
    const files = ['index', 'create-visual-ad-gen', 'ask', 'events', 'run', 'upload', 'pause', 'visual-ad-gen-error'];
    const dist = join(folder, 'node_modules/@visualadgen/sdk/dist');
    const code = await Promise.all(files.map((name) => readFile(join(dist, `${name}.js`))));
    expect(gzipSync(Buffer.concat(code)).byteLength).toBeLessThan(10_000);
  });
});

/** What packing puts in the place of what the workspace uses. */
interface Packed {
  publishConfig: Record<string, unknown>;
}

async function runTypeScript(cwd: string, ...args: string[]): Promise<void> {
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  await runNode([tsc, ...args], { cwd });
}

/** Throws with what the program said. */
async function runNode(args: string[], { cwd, token }: { cwd: string; token?: string }): Promise<void> {
  const env = { ...process.env, ...(token !== undefined && { VISUALADGEN_TOKEN: token }) };
  await promisify(execFile)(process.execPath, args, { cwd, env }).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}${stderr}`);
  });
}
