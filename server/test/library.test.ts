import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeDeletedPictures, removeLeftFiles } from '../src/engine/library-jobs.ts';
import { measurePictures } from '../src/engine/measure-pictures.ts';
import { createLocalStorage } from '../src/providers/storage/local-storage.ts';
import { listLocalFiles } from '../src/providers/storage/list-local-files.ts';
import { compareFiles } from '../src/store/compare-files.ts';
import { decodeId } from '../src/schema/ids.ts';
import { adGraph, graphOf, photo } from './ad-graph.ts';
import { createUpload } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { usePostgres } from './use-postgres.ts';

/* The library over the API, on both databases: what each picture is known by, how it is found again, sorted and deleted. */

interface Found {
  totalCount: number;
  nodes: { id: string; name: string | null }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}
type Outcomes = Result<{
  results: {
    assetId: string;
    asset: { id: string; tags: string[] } | null;
    error: { code: string; message: string } | null;
  }[];
  fields: { path: string[]; message: string }[];
}>;

const findQuery = `query ($search: AssetSearchInput, $orderBy: AssetOrder, $first: Int, $after: String, $last: Int, $before: String) {
  assets(search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { id name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const postgres = usePostgres();

describe.each(['PGlite', 'Postgres'] as const)('on %s', (database) => {
  let app: RunningApp;
  let person: Person;
  let stranger: Person;
  /** By their names, in the order of their upload. */
  const ids: Record<string, string> = {};
  let made: { id: string; workflowId: string };

  beforeAll(async () => {
    const config =
      database === 'Postgres'
        ? { databaseUrl: await postgres.postgres.createDatabase(), dataDir: postgres.dataDir }
        : undefined;
    app = await startApp(config ? { keepsData: true, config } : {});
    [person, stranger] = [await app.signUp(), await app.signUp()];
    for (const [name, ground, disc] of [
      ['Red sneakers.png', '#ffffff', '#c62828'],
      ['red_sneakers-again.png', '#fdfdfd', '#c52a2a'],
      ['Café crème.png', '#4e342e', '#efe0cf'],
      ['回転寿司.png', '#1e40af', '#fde047'],
    ] as const) {
      ids[name] = await upload(person, name, await scene(ground, disc));
    }
    const { execution, workflowId } = await person.run(adGraph({ num_images: 2 }));
    made = { id: execution.generations.edges[0]?.node.images[0]?.id ?? '', workflowId };
  });
  afterAll(() => app?.close());

  const find = async (search: object | null, rest: object = {}, who = person) =>
    (await who.read<{ assets: Found }>(findQuery, { search, ...rest })).assets;
  const names = async (search: object, rest: object = {}) => (await find(search, rest)).nodes.map(({ name }) => name);
  const change = async (mutation: string, input: object, who = person) => {
    const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
    const data = await who.read<Record<string, Outcomes>>(
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename
        ... on ${type}Payload { results { assetId asset { id tags } error { code message } } }
        ... on Error { code message } ... on InputInvalidError { fields { path message } } } }`,
      { input },
    );
    return data[mutation] ?? expect.fail('No answer.');
  };
  const refusal = async (variables: object, who = person) => (await who.ask(findQuery, { ...variables })).errors?.[0];

  test('each picture tells what it is known by, from the moment it is there', async () => {
    const read = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Asset {
      name tags isStarred prompt model workflow { id } colors { hex share } lightness detail placeholder boards { id } } } }`;
    const { nodes } = await person.read<{ nodes: Record<string, unknown>[] }>(read, {
      ids: [ids['Red sneakers.png'], made.id],
    });
    expect(nodes[0]).toMatchObject({
      name: 'Red sneakers.png',
      tags: [],
      isStarred: false,
      prompt: null,
      model: null,
      workflow: null,
      boards: [],
      placeholder: expect.stringMatching(/^data:image\/webp;base64,/),
    });
    expect(nodes[0]?.['colors']).toMatchObject([{ hex: '#ffffff' }, { hex: '#c62828' }]);
    expect(nodes[1]).toMatchObject({
      name: null,
      model: 'fal-ai/flux/schnell',
      workflow: { id: made.workflowId },
      prompt: expect.stringMatching(/\w/),
      colors: expect.arrayContaining([{ hex: expect.any(String), share: expect.any(Number) }]),
    });
  });

  test('everything is listed newest first or oldest first, in pages from either end', async () => {
    const all = await find(null, { first: 100 });
    expect([all.totalCount, all.nodes.length]).toEqual([6, 6]);
    expect((await find(null, { first: 100, orderBy: 'OLDEST' })).nodes).toEqual(all.nodes.toReversed());
    for (const orderBy of ['NEWEST', 'OLDEST']) {
      const whole = (await find(null, { first: 100, orderBy })).nodes;
      const first = await find(null, { first: 4, orderBy });
      const next = await find(null, { first: 4, after: first.pageInfo.endCursor, orderBy });
      expect([...first.nodes, ...next.nodes]).toEqual(whole);
      expect([first.pageInfo.hasNextPage, next.pageInfo.hasNextPage]).toEqual([true, false]);
      const last = await find(null, { last: 4, orderBy });
      const before = await find(null, { last: 4, before: last.pageInfo.startCursor, orderBy });
      expect([...before.nodes, ...last.nodes]).toEqual(whole);
    }
  });

  test.each([
    ['sneakers', ['red_sneakers-again.png', 'Red sneakers.png']],
    ['SNEAK', ['red_sneakers-again.png', 'Red sneakers.png']],
    ['sneaker', ['red_sneakers-again.png', 'Red sneakers.png']],
    ['red again', ['red_sneakers-again.png']],
    ['snaekers', ['red_sneakers-again.png', 'Red sneakers.png']],
    ['sneekers red', ['red_sneakers-again.png', 'Red sneakers.png']],
    ['cafe', ['Café crème.png']],
    ['CRÈMES', ['Café crème.png']],
    ['寿司', ['回転寿司.png']],
    ['寿', ['回転寿司.png']],
    ['sneakers café', []],
    ['zebra', []],
    ['', null],
    ['   ', null],
    ['%_\\', []],
    ["'!?…&|:*()", []],
  ])('the text %j finds its pictures', async (text, expected) => {
    const found = await find({ text });
    expect(found.totalCount).toBe(expected?.length ?? 6);
    if (expected) expect(found.nodes.map(({ name }) => name)).toEqual(expected);
  });

  test('a color is found by how near it is and how much of it there is', async () => {
    const [first, second] = await names({ color: '#c62828' });
    expect(new Set([first, second])).toEqual(new Set(['Red sneakers.png', 'red_sneakers-again.png']));
    expect(await names({ color: '#1d3fa8', origin: ['UPLOADED'] })).toEqual(['回転寿司.png']);
    expect(await names({ color: '#fff', leastColorShare: 0.5, origin: ['UPLOADED'] })).toHaveLength(2);
    expect(await names({ color: '#c62828', leastColorShare: 0.6, origin: ['UPLOADED'] })).toEqual([]);
    expect(await names({ color: '#c62828', text: 'again' })).toEqual(['red_sneakers-again.png']);
    const white = { color: '#ffffff', leastColorShare: 0.5, origin: ['UPLOADED'] };
    const newest = await find(white, { orderBy: 'NEWEST', first: 1 });
    expect(newest).toMatchObject({ totalCount: 2, nodes: [{ name: 'red_sneakers-again.png' }] });
    const next = await find(white, { orderBy: 'NEWEST', after: newest.pageInfo.endCursor });
    expect(next.nodes.map(({ name }) => name)).toEqual(['Red sneakers.png']);
  });

  test('what looks like a picture is found, without itself', async () => {
    const alike = await find({ similarTo: ids['Red sneakers.png'] });
    expect(alike.nodes[0]?.name).toBe('red_sneakers-again.png');
    expect(alike.nodes.map(({ id }) => id)).not.toContain(ids['Red sneakers.png']);
  });

  test('stars, tags and names are set for many at once, each with its own answer', async () => {
    const both = [ids['Red sneakers.png'], ids['Café crème.png']];
    const theirs = await upload(stranger, 'theirs.png', await scene('#123456', '#654321'));
    const answer = await change('updateAssets', {
      assetIds: [...both, theirs, 'garbage'],
      isStarred: true,
      addTags: ['Été 2026', 'ete  2026', 'Hero'],
    });
    expect(answer.results?.map(({ asset, error }) => asset?.tags ?? error?.code)).toEqual([
      ['Été 2026', 'Hero'],
      ['Été 2026', 'Hero'],
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(await names({ tags: ['été 2026', 'HERO'] })).toEqual(['Café crème.png', 'Red sneakers.png']);
    expect(await names({ isStarred: true, text: 'hero' })).toEqual(['Café crème.png', 'Red sneakers.png']);
    expect((await find({ isStarred: false })).totalCount).toBe(4);
    await change('updateAssets', { assetIds: both, removeTags: ['HERO'], isStarred: false });
    expect(await names({ tags: ['hero'] })).toEqual([]);
    await change('updateAssets', { assetIds: [ids['Café crème.png']], name: 'Flat white' });
    expect(await names({ text: 'flat' })).toEqual(['Flat white']);
    expect(await names({ text: 'creme' })).toEqual([]);
    await change('updateAssets', { assetIds: [ids['Café crème.png']], name: null });
    expect((await find({ tags: ['ete 2026'] })).nodes.map(({ name }) => name)).toEqual([null, 'Red sneakers.png']);

    for (const [input, path] of [
      [{ assetIds: both, addTags: ['x'.repeat(1_000)] }, 'addTags'],
      [{ assetIds: both, addTags: [' '] }, 'addTags'],
      [{ assetIds: both, name: 'both' }, 'name'],
      [{ assetIds: [] }, 'assetIds'],
      [{ assetIds: Array.from({ length: 101 }, () => both[0]) }, 'assetIds'],
    ] as const) {
      expect(await change('updateAssets', input)).toMatchObject({
        __typename: 'InputInvalidError',
        fields: [{ path: [path] }],
      });
    }
    // The same file once more gives a name to what has none, and takes none away.
    const cafe = await scene('#4e342e', '#efe0cf');
    for (const name of ['Mokka.png', 'Other.png']) expect(await upload(person, name, cafe)).toBe(both[1]);
    expect([await names({ text: 'mokka' }), await names({ text: 'other' })]).toEqual([['Mokka.png'], []]);

    const many = await change('updateAssets', {
      assetIds: [both[0]],
      addTags: Array.from({ length: 60 }, (_, index) => `t${index}`),
    });
    expect(many.results?.[0]?.error?.message).toContain('at most 50');
  });

  test('boards hold pictures, and only one’s own', async () => {
    const board = async (mutation: string, input: object, who = person) => {
      const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
      const data = await who.read<Record<string, Result<{ board: { id: string; name: string; assetCount: number } }>>>(
        `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Payload {
          ${mutation === 'deleteBoard' ? 'boardId' : 'board { id name assetCount }'} } ... on Error { code message } } }`,
        { input },
      );
      return data[mutation] ?? expect.fail('No answer.');
    };
    const { board: spring } = await board('createBoard', { name: ' Spring ' });
    expect(spring).toMatchObject({ name: 'Spring', assetCount: 0 });
    const boardId = spring?.id ?? '';
    const both = [ids['Red sneakers.png'], ids['回転寿司.png']];
    await change('addToBoard', { boardId, assetIds: both });
    const again = await change('addToBoard', { boardId, assetIds: [...both, 'garbage'] });
    expect(again.results?.map(({ error }) => error?.code ?? null)).toEqual([null, null, 'NOT_FOUND']);
    expect(await names({ boardId })).toEqual(['回転寿司.png', 'Red sneakers.png']);
    expect(await names({ boardId, text: 'red' })).toEqual(['Red sneakers.png']);
    expect(await names({ boardId, color: '#1e40af' })).toEqual(['回転寿司.png']);
    await change('removeFromBoard', { boardId, assetIds: [both[0]] });
    expect((await board('renameBoard', { boardId, name: 'Summer' })).board).toMatchObject({
      name: 'Summer',
      assetCount: 1,
    });

    expect(await refusal({ search: { boardId } }, stranger)).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    expect(await board('renameBoard', { boardId, name: 'Mine' }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change('addToBoard', { boardId, assetIds: both }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await board('deleteBoard', { boardId })).toMatchObject({ boardId });
    expect((await find(null)).totalCount).toBe(6);
  });

  test('a picture in use stays, and says why; others go, come back, and go for good with their files', async () => {
    const used = await upload(person, 'in use.png', await scene('#00695c', '#ffab00'));
    await person.createWorkflow(graphOf([photo('photo', { asset_id: used })]), 'Autumn ads');
    const gone = ids['red_sneakers-again.png'] ?? '';
    const answer = await change('deleteAssets', { assetIds: [used, gone, gone] });
    expect(answer.results?.map(({ error }) => error?.code ?? null)).toEqual(['ASSET_IN_USE', null, null]);
    expect(answer.results?.[0]?.error?.message).toContain('“Autumn ads”');

    const hidden = `query ($id: ID!) { node(id: $id) { id } }`;
    expect(await person.read(hidden, { id: gone })).toEqual({ node: null });
    expect(await names({ text: 'again' })).toEqual([]);
    expect(await names({ similarTo: ids['Red sneakers.png'] })).not.toContain('red_sneakers-again.png');
    expect((await change('restoreAssets', { assetIds: [gone] }, stranger)).results?.[0]?.error?.code).toBe('NOT_FOUND');
    expect((await change('restoreAssets', { assetIds: [gone] })).results?.[0]?.asset?.id).toBe(gone);
    expect(await names({ text: 'again' })).toEqual(['red_sneakers-again.png']);

    const row = decodeId(gone).id;
    const { path } = await app.database.service
      .selectFrom('assets')
      .select('path')
      .where('id', '=', row)
      .executeTakeFirstOrThrow();
    await change('deleteAssets', { assetIds: [gone] });
    const storage = createLocalStorage({ folder: app.filesFolder, linkBase: () => '', secret: 'x'.repeat(32) });
    await removeDeletedPictures({ database: app.database, storage });
    expect(await storage.has(path)).toBe(true);
    await sql`update assets set deleted_at = now() - interval '11 minutes' where id = ${row}`.execute(
      app.database.service,
    );
    expect((await change('restoreAssets', { assetIds: [gone] })).results?.[0]?.error?.code).toBe('NOT_FOUND');
    await removeDeletedPictures({ database: app.database, storage });
    expect(await storage.has(path)).toBe(false);
    expect(await app.database.service.selectFrom('assets').select('id').where('id', '=', row).execute()).toEqual([]);
  });

  test('files without a picture are found and removed, and a picture without its file is told', async () => {
    const storage = createLocalStorage({ folder: app.filesFolder, linkBase: () => '', secret: 'x'.repeat(32) });
    const files = async () => ({ paths: await listLocalFiles(app.filesFolder) });
    const service = app.database.service;
    const whole = await compareFiles(service, await files());
    expect(whole).toMatchObject({ missing: 0, left: 0 });
    // As a server leaves them that is killed before it has written the row.
    const lost = `${person.userId}/${crypto.randomUUID()}.png`;
    for (const path of [lost, `${lost}.256.webp`]) await storage.put(path, Buffer.from('x'), 'image/png');
    expect(await compareFiles(service, await files())).toEqual({ ...whole, left: 2 });
    expect(await listLocalFiles(app.filesFolder, 60_000)).not.toContain(lost);
    await removeLeftFiles({ database: app.database, storage, listSettledFiles: files });
    expect(await compareFiles(service, await files())).toEqual(whole);

    const { path } = await service.selectFrom('assets').select('path').executeTakeFirstOrThrow();
    const kept = await storage.get(path);
    await storage.remove([path]);
    expect(await compareFiles(service, await files())).toEqual({ ...whole, missing: 1 });
    await storage.put(path, kept.bytes, kept.contentType);
  });

  test('what a run would take over is made anew once its picture is deleted, and taken over again once it is back', async () => {
    const reasons = async () => {
      const id = await person.execute(made.workflowId);
      await Array.fromAsync(person.follow(id));
      const { execution } = await person.read<{
        execution: { nodeExecutions: { runReason: string | null; node: { type: string } }[] };
      }>('query ($id: ID!) { execution(id: $id) { nodeExecutions { runReason node { type } } } }', { id });
      return execution.nodeExecutions.flatMap((one) => (one.node.type === 'IMAGE_MODEL' ? [one.runReason] : []));
    };
    expect(await reasons()).toEqual([null]);
    expect((await change('deleteAssets', { assetIds: [made.id] })).results?.[0]?.error).toBeNull();
    expect(await reasons()).toEqual(['RESULT_GONE']);
    await change('restoreAssets', { assetIds: [made.id] });
    expect(await reasons()).toEqual([null]);
  });

  test('pictures of before the library are measured and found later on', async () => {
    const id = decodeId(made.id).id;
    const service = app.database.service;
    const clear = sql`update assets set measured_at = null, words = null, look = null, look_keys = null, colors = null, prompt = null, model = null
      where id = ${id}`;
    await clear.execute(service);
    expect((await find({ model: 'fal-ai/flux/schnell' })).totalCount).toBe(3);
    const storage = createLocalStorage({ folder: app.filesFolder, linkBase: () => '', secret: 'x'.repeat(32) });
    await measurePictures({ database: app.database, storage });
    const { nodes, totalCount } = await find({
      model: 'fal-ai/flux/schnell',
      workflowId: made.workflowId,
      origin: ['GENERATED'],
    });
    expect([totalCount, nodes.some((one) => one.id === made.id)]).toEqual([4, true]);
    const row = await service
      .selectFrom('assets')
      .select(['look', 'prompt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect([row.look?.length, row.prompt]).toEqual([113, expect.any(String)]);
  });

  test.each([
    [{ search: { text: 'x'.repeat(10_000) } }, ['search', 'text']],
    [{ search: { color: 'blue-ish' } }, ['search', 'color']],
    [{ search: { color: '#12345' } }, ['search', 'color']],
    [{ search: { color: '#123456', leastColorShare: 2 } }, ['search', 'leastColorShare']],
    [{ search: { leastColorShare: 0.5 } }, ['search', 'leastColorShare']],
    [{ search: { tags: ['  '] } }, ['search', 'tags']],
    [{ search: { workflowId: 'garbage' } }, ['search', 'workflowId']],
    [{ search: null, orderBy: 'CLOSEST' }, ['orderBy']],
    [{ search: { color: '#123456' }, after: 'garbage' }, ['after']],
  ] as const)('%j is refused by its name', async (variables, path) => {
    expect(await refusal(variables)).toMatchObject({
      extensions: { code: 'INPUT_INVALID', fields: [{ path }] },
    });
  });

  test('likeness to somebody else’s picture, or to none, is not found', async () => {
    for (const similarTo of [ids['Red sneakers.png'], 'garbage'])
      expect(await refusal({ search: { similarTo } }, stranger)).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});

/** A disc on a ground, of which each pair of colors is another file. */
async function scene(ground: string, disc: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="${ground}"/><circle cx="180" cy="220" r="110" fill="${disc}"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function upload(person: Person, name: string, bytes: Buffer): Promise<string> {
  const { createUpload: link } = await person.read<{ createUpload: Result<{ uploadUrl: string }> }>(createUpload, {
    input: { contentType: 'image/png', byteSize: bytes.byteLength, name },
  });
  const response = await fetch(link.uploadUrl ?? '', { method: 'PUT', body: new Uint8Array(bytes) });
  return ((await response.json()) as { id: string }).id;
}
