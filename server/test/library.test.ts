import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeDeletedPictures, removeLeftFiles } from '../src/engine/library-jobs.ts';
import { measurePictures } from '../src/engine/measure-pictures.ts';
import { createLocalStorage } from '../src/providers/storage/local-storage.ts';
import { listLocalFiles } from '../src/providers/storage/list-local-files.ts';
import { compareFiles } from '../src/store/compare-files.ts';
import { decodeId, encodeId } from '../src/schema/ids.ts';
import { adGraph, graphOf, node, photo, prompt } from './ad-graph.ts';
import { createUpload } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { usePostgres } from './use-postgres.ts';

/*
 * The library over the API, on both databases: what each picture is known by, how it is found again, sorted and deleted. Long, for all
 * of it is asked of one library.
 */

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

interface BrandAnswer {
  brand: Record<string, unknown>;
  fields: { path: string[]; message: string }[];
}

const findQuery = `query ($search: AssetSearchInput, $orderBy: AssetOrder, $first: Int, $after: String, $last: Int, $before: String, $offset: Int) {
  assets(search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before, offset: $offset) {
    totalCount nodes { id name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const brandFields = `id name colors { role hex } fonts { heading body } logos { light { id } dark { id } mark { id } } tone
  wordsToUse wordsToAvoid claims { text note } callToAction version usedBy { id }`;

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
      expect((await find(null, { first: 3, offset: 2, after: first.pageInfo.startCursor, orderBy })).nodes).toEqual(
        whole.slice(3, 6),
      );
      const last = await find(null, { last: 4, orderBy });
      const before = await find(null, { last: 4, before: last.pageInfo.startCursor, orderBy });
      expect([...before.nodes, ...last.nodes]).toEqual(whole);
    }
  });

  test('they come by name, and the largest first, in pages from either end, also where they are ranked or found by words', async () => {
    const byName = ['Café crème.png', 'Red sneakers.png', 'red_sneakers-again.png', '回転寿司.png', null, null];
    const firstLarge = await sharp(await scene('#00ff00', '#000000'))
      .resize(800)
      .png()
      .toBuffer();
    const large = await upload(stranger, 'A large one.png', firstLarge);
    const small = await upload(stranger, 'b.png', await scene('#00ff00', '#000000'));
    expect((await find({}, { orderBy: 'LARGEST' }, stranger)).nodes.map(({ id }) => id)).toEqual([large, small]);
    const alike = { similarTo: small, color: undefined };
    expect((await find(alike, { orderBy: 'NAME' }, stranger)).nodes.map(({ id }) => id)).toEqual([large]);
    const green = { color: '#00ff00' };
    for (const [orderBy, expected] of [
      ['NAME', [large, small]],
      ['LARGEST', [large, small]],
    ] as const)
      expect((await find(green, { orderBy }, stranger)).nodes.map(({ id }) => id)).toEqual(expected);
    for (const orderBy of ['NAME', 'LARGEST']) {
      const whole = (await find(null, { first: 100, orderBy })).nodes;
      if (orderBy === 'NAME') expect(whole.map(({ name }) => name)).toEqual(byName);
      const first = await find(null, { first: 4, orderBy });
      const next = await find(null, { first: 4, after: first.pageInfo.endCursor, orderBy });
      expect([...first.nodes, ...next.nodes]).toEqual(whole);
      const last = await find(null, { last: 4, orderBy });
      const before = await find(null, { last: 4, before: last.pageInfo.startCursor, orderBy });
      expect([...before.nodes, ...last.nodes]).toEqual(whole);
      expect(await refusal({ after: first.pageInfo.endCursor })).toMatchObject({
        extensions: { code: 'INPUT_INVALID' },
      });
    }
    expect(await names({ text: 'sneakers' }, { orderBy: 'NAME' })).toEqual([
      'Red sneakers.png',
      'red_sneakers-again.png',
    ]);
  });

  test('a picture tells where it came from: from the words on', async () => {
    const [seen] = await historyOf(person, [made.id]);
    expect(drawn(seen?.lineage)).toEqual({
      steps: [
        ['IMAGE', 'Picture', null],
        ['MODEL', 'FLUX Schnell', null],
        ['PROMPT', 'prompt', 'An ad for cold brew'],
        ['TEXT', 'idea', 'cold brew'],
      ],
      links: ['1>0', '2>1', '3>2'],
    });
    const [uploaded] = await historyOf(person, [ids['Red sneakers.png']]);
    expect(drawn(uploaded?.lineage)).toEqual({ steps: [['IMAGE', 'Red sneakers.png', null]], links: [] });
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
    expect((await find(white, { orderBy: 'NEWEST', offset: 1 })).nodes).toEqual(next.nodes);
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

  test('a brand is kept, changed by whoever read its last version, and found by none but its owner; its logo stays', async () => {
    const brandOf = async (mutation: string, input: object, who = person) => {
      const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
      const asked = mutation === 'deleteBrand' ? 'brandId' : `brand { ${brandFields} }`;
      const data = await who.read<Record<string, Result<BrandAnswer>>>(
        `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Payload { ${asked} }
          ... on Error { code message } ${mutation === 'deleteBrand' ? '' : '... on InputInvalidError { fields { path message } }'}
          ${mutation === 'updateBrand' ? '... on BrandConflictError { brand { version } }' : ''} } }`,
        { input },
      );
      return data[mutation] as Result<BrandAnswer>;
    };
    const logo = await upload(person, 'logo.png', await scene('#ffffff', '#0d47a1'));
    const whole = {
      name: ' Casa  Brew ',
      colors: [
        { role: 'ACCENT', hex: '#0D47A1' },
        { role: 'BACKGROUND', hex: '#fffaf0' },
      ],
      fonts: { heading: 'Fraunces' },
      logos: { lightAssetId: logo },
      tone: 'warm, plain',
      wordsToUse: ['cold brew'],
      wordsToAvoid: ['cheap'],
      claims: [{ text: 'No. 1 in taste', note: 'Panel of 200, 2026' }],
      callToAction: 'Taste it',
    };
    const created = await brandOf('createBrand', whole);
    expect(created.brand).toMatchObject({
      name: 'Casa  Brew',
      colors: [
        { role: 'BACKGROUND', hex: '#fffaf0' },
        { role: 'ACCENT', hex: '#0d47a1' },
      ],
      fonts: { heading: 'Fraunces', body: null },
      logos: { light: { id: logo }, dark: null },
      claims: whole.claims,
      version: 1,
      usedBy: [],
    });
    const brandId = String(created.brand?.id);

    const changed = await brandOf('updateBrand', { brandId, expectedVersion: 1, fonts: { body: 'Lora' }, tone: null });
    const after = { fonts: { heading: 'Fraunces', body: 'Lora' }, tone: '', callToAction: 'Taste it', version: 2 };
    expect(changed.brand).toMatchObject(after);
    const late = await brandOf('updateBrand', { brandId, expectedVersion: 1, name: 'Late' });
    expect(late).toMatchObject({ code: 'VERSION_CONFLICT', brand: { version: 2 } });
    for (const [mutation, input] of [
      ['updateBrand', { brandId, expectedVersion: 2, name: 'Theirs' }],
      ['deleteBrand', { brandId }],
      ['createBrand', { name: 'Theirs', logos: { markAssetId: logo } }],
    ] as const)
      expect(await brandOf(mutation, input, stranger)).toMatchObject({ code: 'NOT_FOUND' });

    const wrong = await brandOf('updateBrand', {
      brandId,
      expectedVersion: 2,
      name: '',
      colors: [
        { role: 'TEXT', hex: 'red' },
        { role: 'TEXT', hex: '#000000' },
      ],
      fonts: { body: 'Comic Sans' },
      wordsToUse: ['Cheap', ' '],
      wordsToAvoid: ['a', 'A', 'x'.repeat(101), 'cheap'],
      claims: [{ text: 'Best', note: '' }],
      callToAction: 'y'.repeat(101),
    });
    expect(wrong.fields?.map(({ path }) => path.join('.'))).toEqual([
      'colors.0.hex',
      'colors.1.role',
      'fonts.body',
      'wordsToUse.1',
      'wordsToAvoid.1',
      'wordsToAvoid.2',
      'claims.0.note',
      'callToAction',
      'name',
      'wordsToAvoid.3',
    ]);

    const kept = (await change('deleteAssets', { assetIds: [logo] })).results?.[0]?.error;
    expect(kept).toMatchObject({ code: 'ASSET_IN_USE', message: expect.stringContaining('“Casa  Brew”') });
    expect((await person.read<{ brands: object }>('{ brands(search: "BREW") { totalCount } }')).brands).toEqual({
      totalCount: 1,
    });

    const propose = async (input: object, who = person) => {
      const query = `mutation ($input: ProposeBrandColorsInput!) { proposeBrandColors(input: $input) {
        ... on ProposeBrandColorsPayload { colors { role hex } } ... on Error { code } } }`;
      return (await who.read<{ proposeBrandColors: { code?: string; colors?: object[] } }>(query, { input }))
        .proposeBrandColors;
    };
    expect((await propose({ assetId: ids['Red sneakers.png'] })).colors).toContainEqual({
      role: 'BACKGROUND',
      hex: '#ffffff',
    });
    expect(await propose({ assetId: logo }, stranger)).toEqual({ code: 'NOT_FOUND' });
    expect(await propose({ url: 'http://localhost/' })).toEqual({ code: 'LINK_REFUSED' });
    expect(await propose({})).toEqual({ code: 'INPUT_INVALID' });

    // An ad stands in its colors, with the logo for the ground that it has, its call to action, and what its words should not say.
    const darkLogo = await upload(person, 'dark logo.png', await scene('#0d47a1', '#ffffff'));
    const ink = await brandOf('createBrand', {
      ...whole,
      name: 'Ink',
      logos: { lightAssetId: logo, darkAssetId: darkLogo },
    });
    const ad = {
      layout: 'text_only',
      placements: ['meta_feed', 'google_responsive_1200x628'],
      headline: 'Never cheap',
    };
    const { executionId } = await person.run(
      graphOf(
        [node('brand', 'BRAND', { brand_id: ink.brand?.id }), node('ad', 'COMPOSE', ad)],
        'brand.brand -> ad.brand',
      ),
    );
    const ads = await app.database.service
      .selectFrom('assets')
      .select(['id', 'composition', 'checks'])
      .where('origin', '=', 'COMPOSED')
      .where('user_id', '=', person.userId)
      .execute();
    expect(ads).toHaveLength(2);
    for (const { composition, checks } of ads) {
      expect(composition).toMatchObject({
        executionId: decodeId(executionId).id,
        words: { headline: 'Never cheap', call_to_action: 'Taste it' },
        sources: { logo: decodeId(darkLogo).id },
      });
      expect(checks?.find(({ name }) => name === 'WORD_AVOIDED')).toMatchObject({ isPassed: false, part: 'headline' });
    }
    const assetIds = ads.map(({ id }) => encodeId('Asset', id));
    expect((await change('deleteAssets', { assetIds })).results?.map(({ error }) => error)).toEqual([null, null]);
    await brandOf('deleteBrand', { brandId: ink.brand?.id, evenIfUsed: true });
    await change('deleteAssets', { assetIds: [darkLogo] });

    // A run keeps what the brand was; one that is deleted all the same is told before the next run.
    const graph = graphOf(
      [node('brand', 'BRAND', { brand_id: brandId }), prompt('prompt', 'For {{brand}}')],
      'brand.brand -> prompt.input',
    );
    const { workflowId, execution, executionId: first } = await person.run(graph);
    const outdated = async () => {
      const asked = 'query ($id: ID!) { execution(id: $id) { outdatedNodeKeys } }';
      type Told = { execution: { outdatedNodeKeys: string[] } };
      return (await person.read<Told>(asked, { id: first })).execution.outdatedNodeKeys;
    };
    const outputs = execution.nodeExecutions.map(({ output }) => output);
    expect(outputs).toMatchObject([
      { brand: { title: 'Casa  Brew', words_to_avoid: ['cheap'], logos: { dark: null } } },
      { prompt: 'For Casa  Brew' },
    ]);
    const again = async () => {
      const next = await person.execute(workflowId);
      await Array.fromAsync(person.follow(next));
      const reused = 'query ($id: ID!) { execution(id: $id) { nodeExecutions { reusedFrom { id } } } }';
      const { execution: done } = await person.read<{ execution: { nodeExecutions: { reusedFrom: object | null }[] } }>(
        reused,
        {
          id: next,
        },
      );
      return done.nodeExecutions.map(({ reusedFrom }) => reusedFrom !== null);
    };
    // Nothing has changed, so that only the brand is read anew.
    expect(await again()).toEqual([false, true]);
    expect(await outdated()).toEqual([]);
    expect(await brandOf('updateBrand', { brandId, expectedVersion: 2, name: 'Casa' })).toMatchObject({
      brand: { version: 3 },
    });
    expect(await outdated()).toEqual(['prompt']);
    expect(await again()).toEqual([false, false]);
    expect(await brandOf('deleteBrand', { brandId })).toMatchObject({ code: 'BRAND_IN_USE' });
    expect(await brandOf('deleteBrand', { brandId, evenIfUsed: true })).toMatchObject({ brandId });
    const problemsNow = async () => {
      const { workflow } = await person.read<{ workflow: { problems: object[] } }>(
        'query ($id: ID!) { workflow(id: $id) { problems { code nodeKeys path } } }',
        { id: workflowId },
      );
      return workflow.problems;
    };
    const missing = {
      code: 'CONFIG_INCOMPLETE',
      nodeKeys: ['brand'],
      path: ['nodes', '0', 'config', 'brand_id'],
    };
    expect(await problemsNow()).toContainEqual(missing);
    expect(await brandOf('restoreBrand', { brandId }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await brandOf('restoreBrand', { brandId })).toMatchObject({ brand: { version: 3, name: 'Casa' } });
    expect(await problemsNow()).not.toContainEqual(missing);
    expect(await brandOf('restoreBrand', { brandId })).toMatchObject({ code: 'NOT_FOUND' });
    await brandOf('deleteBrand', { brandId, evenIfUsed: true });
    expect((await change('deleteAssets', { assetIds: [logo] })).results?.[0]?.error).toBeNull();
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

  test('a picture is edited in one sentence, again and in several ways, goes on on the canvas, and its edit is deleted with its pictures', async () => {
    const editor = await app.signUp();
    const source = await upload(editor, 'shoe.png', await scene('#ffffff', '#2e7d32'));
    const first = await editImage(editor, { assetId: source, prompt: ' Make it autumn ', count: 2, waitSeconds: 60 });
    expect(first).toMatchObject({
      status: 'DONE',
      source: { id: source },
      prompt: 'Make it autumn',
      model: 'fal-ai/bytedance/seedream/v4/edit',
      cost: '0.060000',
      estimatedCost: '0.060000',
      error: null,
      parent: null,
      execution: { purpose: 'EDIT', workflow: null },
    });
    const [autumn, other] = first.results;
    expect(autumn).toMatchObject({
      origin: 'EDITED',
      source: { id: source },
      prompt: 'Make it autumn',
      generation: { model: first.model },
    });
    expect((await fetch(first.resultUrl ?? '')).headers.get('content-type')).toMatch(/^image/);
    // The file comes back, and is known by what is in it.
    const sha256 = createHash('sha256')
      .update(await (await fetch(first.resultUrl ?? '')).bytes())
      .digest('hex');
    const byContent = `query ($sha256: String!) { assetByContent(sha256: $sha256) { id imageEdit { id } } }`;
    expect(await editor.read(byContent, { sha256: sha256.toUpperCase() })).toEqual({
      assetByContent: { id: autumn?.id, imageEdit: { id: first.id } },
    });
    expect(await stranger.read(byContent, { sha256 })).toEqual({ assetByContent: null });
    const found = await find({ text: 'autumn', origin: ['EDITED'], model: first.model }, {}, editor);
    expect(found.nodes.map(({ id }) => id).toSorted()).toEqual(first.results.map(({ id }) => id).toSorted());

    // Two branches of one result, one of them by a tool, and a seed on the other.
    const winter = await editImage(editor, { assetId: autumn?.id, prompt: 'And snow', seed: 7, waitSeconds: 60 });
    const bare = await editImage(editor, { assetId: autumn?.id, model: 'fal-ai/birefnet/v2', waitSeconds: 60 });
    expect([winter.parent, bare.parent]).toEqual([{ id: first.id }, { id: first.id }]);
    expect(winter.seed).toBe(7);
    expect(bare).toMatchObject({ status: 'DONE', prompt: null, cost: '0.000000', results: [{ origin: 'EDITED' }] });
    const { imageEdit } = await editor.read<{ imageEdit: { edits: { id: string }[] } }>(
      'query ($id: ID!) { imageEdit(id: $id) { edits { id } } }',
      { id: first.id },
    );
    expect(imageEdit.edits.map(({ id }) => id)).toEqual([bare.id, winter.id]);

    const gone = await editImage(editor, { assetId: other?.id, prompt: 'x', budget: '0.01', waitSeconds: 60 });
    expect(gone).toMatchObject({ status: 'FAILED', error: { code: 'BUDGET_EXCEEDED' }, results: [], resultUrl: null });
    expect(await listEdits(editor, { first: 2 })).toEqual({
      totalCount: 4,
      statusCounts: { PROCESSING: 0, DONE: 3, FAILED: 1 },
      ids: [gone.id, bare.id],
    });
    expect(await listEdits(editor, { status: ['DONE'], assetId: autumn?.id })).toEqual({
      totalCount: 2,
      statusCounts: { PROCESSING: 0, DONE: 2, FAILED: 0 },
      ids: [bare.id, winter.id],
    });
    expect(await listEdits(stranger, {})).toMatchObject({ totalCount: 0, ids: [] });

    const { createWorkflowFromExecution: next } = await editor.read<Record<string, Result<{ workflow: unknown }>>>(
      `mutation ($input: CreateWorkflowFromExecutionInput!) { createWorkflowFromExecution(input: $input) {
        ... on CreateWorkflowFromExecutionPayload { workflow { name problems { code } nodes { type } } } ... on Error { message } } }`,
      { input: { executionId: winter.execution.id } },
    );
    expect(next?.workflow).toMatchObject({
      name: 'And snow',
      problems: [],
      nodes: [{ type: 'IMAGE_INPUT' }, { type: 'TEXT_INPUT' }, { type: 'IMAGE_MODEL' }, { type: 'OUTPUT' }],
    });

    const seen = await historyOf(editor, [autumn?.id, winter.results[0]?.id]);
    expect(seen[0]).toMatchObject({
      imageEdit: { id: first.id },
      derived: { totalCount: 2, nodes: [bare, winter].map(({ results }) => ({ id: results[0]?.id })) },
      usedBy: {
        workflows: [{ name: 'And snow' }],
        executions: [],
        imageEdits: [{ id: bare.id }, { id: winter.id }],
        boards: [],
      },
    });
    const snow = [
      ['IMAGE', 'Edited picture', null],
      ['EDIT', 'Seedream 4 Edit', null],
      ['TEXT', 'What to change', 'And snow'],
      ['IMAGE', 'Edited picture', null],
      ['EDIT', 'Seedream 4 Edit', null],
      ['TEXT', 'What to change', 'Make it autumn'],
      ['IMAGE', 'shoe.png', null],
    ];
    expect(drawn(seen[1]?.lineage)).toEqual({ steps: snow, links: ['1>0', '2>1', '3>1', '4>3', '5>4', '6>4'] });
    expect(seen[1]?.lineage.steps[1]?.seed).toBe(7);

    // The workflow that goes on with it needs its picture.
    expect(await deleteEdit(editor, first.id)).toMatchObject({
      __typename: 'AssetsInUseError',
      code: 'ASSET_IN_USE',
      results: [{ assetId: autumn?.id, error: { message: expect.stringContaining('“And snow”') as string } }],
    });
    expect(await deleteEdit(stranger, winter.id)).toMatchObject({ code: 'NOT_FOUND' });
    const spent = await spentBy(editor);
    expect(await deleteEdit(editor, winter.id)).toMatchObject({ assetIds: [winter.results[0]?.id] });
    expect(await spentBy(editor)).toBe(spent);
    expect(await deleteEdit(editor, winter.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await find({ origin: ['EDITED'] }, {}, editor)).totalCount).toBe(3);
    const back = await change('restoreAssets', { assetIds: [winter.results[0]?.id] }, editor);
    expect(back.results?.[0]?.error).toBeNull();
    // What is written down on it outlives its edit.
    const [left] = await historyOf(editor, [winter.results[0]?.id]);
    const remembered = snow.with(2, ['PROMPT', 'Prompt', 'And snow']);
    expect(drawn(left?.lineage)).toEqual({ steps: remembered, links: ['1>0', '2>1', '3>1', '4>3', '5>4', '6>4'] });
    expect(left).toMatchObject({ imageEdit: null });
  });

  test('an edit’s picture is kept while it is unfinished; one that goes all the same fails the edit, and nothing is paid', async () => {
    const editor = await app.signUp();
    const source = await upload(editor, 'bag.png', await scene('#ffffff', '#4527a0'));
    const theirs = await upload(stranger, 'not yours.png', await scene('#ffffff', '#111111'));
    for (const assetId of [theirs, 'garbage'])
      expect(await askToEdit(editor, { assetId, prompt: 'x' })).toMatchObject({ code: 'NOT_FOUND', field: 'assetId' });
    const sent = app.submissions().length;
    // Between the look at it and the run, as by another server.
    const remove = `create function public.lose() returns trigger language plpgsql security definer as $$
      begin update public.assets set deleted_at = now() where id = private.edited_asset(new.graph); return new; end $$`;
    await app.database.query(remove);
    await app.database.query(
      "create trigger lose before insert on executions for each row when (new.purpose = 'EDIT') execute function public.lose()",
    );
    const lost = await editImage(editor, { assetId: source, prompt: 'x', waitSeconds: 60 });
    await app.database.query('drop trigger lose on executions');
    await app.database.query('drop function public.lose()');
    expect(lost).toMatchObject({ status: 'FAILED', error: { code: 'ASSET_MISSING' }, source: null, cost: '0.000000' });
    expect(app.submissions()).toHaveLength(sent);
    expect(await askToEdit(editor, { assetId: source, prompt: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    await change('restoreAssets', { assetIds: [source] }, editor);

    app.faults.hangForever.next = 1;
    const open = await editImage(editor, { assetId: source, prompt: 'x' });
    expect(open.status).toBe('PROCESSING');
    const kept = await change('deleteAssets', { assetIds: [source] }, editor);
    expect(kept.results?.[0]?.error).toMatchObject({
      code: 'ASSET_IN_USE',
      message: expect.stringContaining('An edit that has not ended') as string,
    });
    expect(await deleteEdit(editor, open.id)).toMatchObject({ __typename: 'StateConflictError' });
    await editor.cancel(open.execution.id);
    expect(await listEdits(editor, { status: ['FAILED'] })).toMatchObject({ ids: [open.id, lost.id] });

    // A call that is open may still bring something that is paid for.
    await app.database.query(
      `insert into generations (user_id, execution_id, node_execution_id, model, prompt, parameters, input_hash)
        select user_id, execution_id, id, 'fal-ai/flux/dev', '', '{}', '' from node_executions where execution_id = $1 limit 1`,
      [decodeId(lost.id).id],
    );
    expect(await deleteEdit(editor, lost.id)).toMatchObject({ __typename: 'StateConflictError' });
    await app.database.query("update generations set status = 'FAILED' where execution_id = $1", [
      decodeId(lost.id).id,
    ]);
    expect(await deleteEdit(editor, lost.id)).toMatchObject({ assetIds: [] });
  });

  test.each([
    [{ search: { text: 'x'.repeat(10_000) } }, ['search', 'text']],
    [{ search: { color: 'blue-ish' } }, ['search', 'color']],
    [{ search: { color: '#12345' } }, ['search', 'color']],
    [{ search: { placement: 'a wall' } }, ['search', 'placement']],
    [{ search: { color: '#123456', leastColorShare: 2 } }, ['search', 'leastColorShare']],
    [{ search: { leastColorShare: 0.5 } }, ['search', 'leastColorShare']],
    [{ search: { tags: ['  '] } }, ['search', 'tags']],
    [{ search: { workflowId: 'garbage' } }, ['search', 'workflowId']],
    [{ search: null, orderBy: 'CLOSEST' }, ['orderBy']],
    [{ search: { color: '#123456' }, after: 'garbage' }, ['after']],
    [{ search: null, offset: -1 }, ['offset']],
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

interface EditSeen {
  id: string;
  status: string;
  model: string;
  seed: number | null;
  parent: { id: string } | null;
  results: { id: string; origin: string }[];
  resultUrl: string | null;
  execution: { id: string };
}

async function askToEdit(person: Person, input: object) {
  const { editImage: result } = await person.read<{ editImage: Result<{ imageEdit: EditSeen; field: string }> }>(
    `mutation ($input: EditImageInput!) { editImage(input: $input) { __typename
      ... on EditImagePayload { imageEdit { id status source { id } prompt model count seed cost estimatedCost resultUrl
        results { id origin prompt source { id } generation { model } } error { code message } parent { id }
        execution { id purpose workflow { id } } } }
      ... on Error { code message } ... on NotFoundError { field } ... on InputInvalidError { fields { path message } } } }`,
    { input },
  );
  return result;
}

async function editImage(person: Person, input: object): Promise<EditSeen> {
  const { imageEdit, ...refusal } = await askToEdit(person, input);
  return imageEdit ?? expect.fail(JSON.stringify(refusal));
}

async function listEdits(person: Person, variables: object) {
  const { imageEdits } = await person.read<{
    imageEdits: {
      totalCount: number;
      statusCounts: { status: string; count: number }[];
      nodes: { id: string }[];
    };
  }>(
    `query ($first: Int, $status: [ImageEditStatus!], $assetId: ID) { imageEdits(first: $first, status: $status, assetId: $assetId) {
      totalCount statusCounts { status count } nodes { id } } }`,
    { ...variables },
  );
  const counts = imageEdits.statusCounts.map(({ status, count }) => [status, count]);
  return {
    totalCount: imageEdits.totalCount,
    statusCounts: Object.fromEntries(counts) as Record<string, number>,
    ids: imageEdits.nodes.map(({ id }) => id),
  };
}

async function deleteEdit(person: Person, imageEditId: string) {
  const { deleteImageEdit } = await person.read<{ deleteImageEdit: Result<object> }>(
    `mutation ($input: DeleteImageEditInput!) { deleteImageEdit(input: $input) { __typename
      ... on DeleteImageEditPayload { imageEditId assetIds } ... on Error { code message }
      ... on AssetsInUseError { results { assetId error { code message } } } } }`,
    { input: { imageEditId } },
  );
  return deleteImageEdit;
}

interface History {
  imageEdit: { id: string } | null;
  lineage: {
    isCutOff: boolean;
    steps: { key: string; kind: string; title: string; text: string | null; seed: number | null }[];
    links: { from: string; to: string }[];
  };
}

async function historyOf(person: Person, assetIds: (string | undefined)[]) {
  const { nodes } = await person.read<{ nodes: History[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Asset { imageEdit { id }
      lineage { isCutOff steps { key kind title text seed } links { from to } }
      derived(first: 5) { totalCount nodes { id } }
      usedBy { workflows { name } executions { id } imageEdits { id } boards { id } } } } }`,
    { ids: assetIds },
  );
  return nodes;
}

/** Its steps, and its links by their places. */
function drawn(lineage: History['lineage'] | undefined) {
  const { steps = [], links = [] } = lineage ?? {};
  const placeOf = (key: string) => steps.findIndex((step) => step.key === key);
  return {
    steps: steps.map(({ kind, title, text }) => [kind, title, text]),
    links: links.map(({ from, to }) => `${placeOf(from)}>${placeOf(to)}`),
  };
}

async function spentBy(person: Person): Promise<string> {
  return (await person.read<{ viewer: { spending: { spent: string } } }>('{ viewer { spending { spent } } }')).viewer
    .spending.spent;
}

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
