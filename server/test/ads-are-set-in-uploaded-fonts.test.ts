import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeDeletedPictures, removeLeftFiles } from '../src/engine/library-jobs.ts';
import { restorableDays } from '../src/engine/removal-jobs.ts';
import { createLocalStorage } from '../src/providers/storage/local-storage.ts';
import { listLocalFiles } from '../src/providers/storage/list-local-files.ts';
import { removeDeleted } from '../src/store/remove-deleted.ts';
import { makeFont } from '../testing/make-font.ts';
import { graphOf, node } from './ad-graph.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* A font of one’s own, from its upload to an ad that is set in it, and to one that has to do without. */

let app: RunningApp;
let person: Person;
let stranger: Person;
beforeAll(async () => {
  app = await startApp();
  [person, stranger] = [await app.signUp(), await app.signUp()];
});
afterAll(() => app.close());

interface FontSeen {
  id: string;
  family: string;
  url: string;
  contentHash: string;
}
type Uploaded = Result<{ font: FontSeen; field: string; fields: { path: string[]; message: string }[] }>;
interface Ad {
  composition: { executionId: string; words: object };
  content_hash: string;
  checks: { name: string; isPassed: boolean; message: string }[];
}

const fontFields =
  'id family styleName style scripts leastWeight mostWeight baseline fileType byteSize contentHash url';
const uploadFont = `mutation ($input: UploadFontInput!) { uploadFont(input: $input) { ... on UploadFontPayload { font { ${fontFields} } }
  ... on FontUnusableError { field } ... on InputInvalidError { fields { path message } } ... on Error { code message } } }`;

async function send(file: Buffer, who = person): Promise<Uploaded> {
  const input = { fileBase64: file.toString('base64') };
  return (await who.read<{ uploadFont: Uploaded }>(uploadFont, { input })).uploadFont;
}

async function change<Data>(mutation: string, input: object, asked: string, who = person): Promise<Result<Data>> {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const data = await who.read<Record<string, Result<Data>>>(
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ... on ${type}Payload { ${asked} } ... on Error { code message } } }`,
    { input },
  );
  return data[mutation] ?? expect.fail('No answer.');
}

interface BrandSeen {
  brand: { id: string; version: number; fonts: { heading: string | null; headingFont: FontSeen | null } };
}
const brandFields = 'brand { id version fonts { heading headingFont { id } bodyFont { id } } }';

function adOf(brandId: string, hasBreakpoint = false) {
  const config = {
    layout: 'text_only',
    placements: ['600x300'],
    headline: hasBreakpoint ? 'Low rooms' : 'Slow mornings',
  };
  return graphOf(
    [node('brand', 'BRAND', { brand_id: brandId }), { ...node('ad', 'COMPOSE', config), hasBreakpoint }],
    'brand.brand -> ad.brand',
  );
}

async function adsOf(who = person): Promise<Ad[]> {
  const { rows } = await app.database.query(
    `select composition, content_hash, checks from assets where origin = 'COMPOSED' and user_id = $1 order by created_at, id`,
    [who.userId],
  );
  return rows as unknown as Ad[];
}

function jobParts() {
  const storage = createLocalStorage({ folder: app.filesFolder, linkBase: () => '', secret: 'x'.repeat(32) });
  const listSettledFiles = async () => ({ paths: await listLocalFiles(app.filesFolder) });
  return { database: app.database, storage, listSettledFiles };
}

test('a font is kept for its owner alone, once, and served as it came to whoever has its link', async () => {
  const file = makeFont({ family: 'Acme Blocks', styleName: 'Bold', weight: 700 });
  const { font } = await send(file);
  expect(font).toMatchObject({
    family: 'Acme Blocks',
    styleName: 'Bold',
    style: 'SANS',
    scripts: ['LATIN'],
    leastWeight: 700,
    mostWeight: 700,
    baseline: 0.35,
    fileType: 'OTF',
    byteSize: file.byteLength,
  });
  const served = await fetch(font?.url ?? '');
  expect(served.headers.get('content-type')).toBe('font/otf');
  expect(Buffer.from(await served.arrayBuffer()).equals(file)).toBe(true);
  const forged = await fetch((font?.url ?? '').replace(/signature=.{5}/, 'signature=AAAAA'));
  expect(forged.status).toBe(403);

  // As a part of a form, and the same file again: it is the one that is there.
  const form = new FormData();
  const variables = { input: { file: null } };
  form.set('operations', JSON.stringify({ query: uploadFont, variables }));
  form.set('map', JSON.stringify({ 0: ['variables.input.file'] }));
  form.set('0', new Blob([new Uint8Array(file)]), 'acme.otf');
  const headers = { authorization: person.authorization };
  const again = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: form });
  expect(await again.json()).toMatchObject({ data: { uploadFont: { font: { id: font?.id } } } });

  const mine = await person.read('{ fonts { totalCount nodes { family } } }');
  expect(mine).toEqual({ fonts: { totalCount: 1, nodes: [{ family: 'Acme Blocks' }] } });
  expect(await stranger.read('{ fonts { totalCount nodes { id } } }')).toEqual({ fonts: { totalCount: 0, nodes: [] } });
  const theirs = { name: 'Theirs', fonts: { headingFontId: font?.id } };
  expect(await change('createBrand', theirs, brandFields, stranger)).toMatchObject({
    code: 'NOT_FOUND',
    message: 'fonts.headingFontId: there is no such font.',
  });
  expect(await change('deleteFont', { fontId: font?.id, evenIfUsed: true }, 'fontId', stranger)).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('what cannot be used is refused with the field that it came by, and leaves no file', async () => {
  const before = await listLocalFiles(app.filesFolder);
  expect(await send(makeFont({ fsType: 2 }))).toMatchObject({
    code: 'FONT_RESTRICTED',
    field: 'fileBase64',
    message: expect.stringContaining('restricted license') as string,
  });
  expect(await send(Buffer.from('<svg/>'.repeat(9)))).toMatchObject({ code: 'FONT_INVALID', field: 'fileBase64' });
  expect(await send(Buffer.alloc(5_000_001))).toMatchObject({ code: 'FONT_TOO_LARGE', field: 'fileBase64' });
  const both = await person.read<{ uploadFont: Uploaded }>(uploadFont, { input: {} });
  expect(both.uploadFont).toMatchObject({ code: 'INPUT_INVALID', fields: [{ path: ['input'] }] });
  expect(await listLocalFiles(app.filesFolder)).toEqual(before);
});

test('an ad is set in the font of its brand, made anew only where the font is another one, and goes on without it', async () => {
  const bold = makeFont({ family: 'Acme Blocks', styleName: 'Bold', weight: 700 });
  const { font } = await send(bold);
  const made = await change<BrandSeen>(
    'createBrand',
    { name: 'Acme', fonts: { heading: 'Lora', headingFontId: font?.id } },
    brandFields,
  );
  const brandId = made.brand?.id ?? '';
  expect(made.brand).toMatchObject({ fonts: { heading: 'Lora', headingFont: { id: font?.id }, bodyFont: null } });
  const { workflowId } = await person.run(adOf(brandId));
  const [first] = await adsOf();
  expect(first?.checks.map(({ name }) => name)).not.toContain('FONT_MISSING');

  // The same again is not drawn again; a font that calls itself the same and is another one is.
  await Array.fromAsync(person.follow(await person.execute(workflowId)));
  expect(await adsOf()).toHaveLength(1);
  const other = await send(
    makeFont({ family: 'Acme Blocks', styleName: 'Bold', weight: 700, letters: 'Slow mornigs' }),
  );
  const fonts = { headingFontId: other.font?.id };
  await change('updateBrand', { brandId, expectedVersion: 1, fonts }, brandFields);
  await Array.fromAsync(person.follow(await person.execute(workflowId)));
  expect(await adsOf()).toHaveLength(2);

  // Stopped before the ad, with the brand in hand.
  const { id: paused } = await person.createWorkflow(adOf(brandId, true));
  const executionId = await person.execute(paused);
  for await (const event of person.follow(executionId)) if (event.__typename === 'ExecutionPaused') break;
  const fontId = other.font?.id;
  expect(await change('deleteFont', { fontId }, 'fontId')).toMatchObject({ code: 'FONT_IN_USE' });
  expect(await change('deleteFont', { fontId, evenIfUsed: true }, 'fontId')).toEqual({ fontId });
  const { brand } = await person.read<BrandSeen>(
    `query ($id: ID!) { ${brandFields.replace('brand', 'brand(id: $id)')} }`,
    {
      id: brandId,
    },
  );
  expect(brand.fonts).toMatchObject({ heading: 'Lora', headingFont: null });
  await change('resumeExecution', { executionId }, 'execution { id }');
  await Array.fromAsync(person.follow(executionId));
  expect((await person.execution(executionId)).status).toBe('COMPLETED');
  const last = (await adsOf()).at(-1);
  expect(last?.checks.find(({ name }) => name === 'FONT_MISSING')).toMatchObject({
    isPassed: false,
    message: 'The brand’s font for headlines, “Acme Blocks”, is no longer there: Lora is used.',
  });
  expect(new Set((await adsOf()).map(({ content_hash: hash }) => hash)).size).toBe(3);

  // So is what is run anew, while the brand still names it; and what was made with it is not taken for that.
  await Array.fromAsync(person.follow(await person.execute(workflowId)));
  expect((await adsOf()).at(-1)).toMatchObject({
    composition: { words: { headline: 'Slow mornings' } },
    checks: expect.arrayContaining([expect.objectContaining({ name: 'FONT_MISSING', isPassed: false })]) as object,
  });

  // It comes back, and with it the brand that names it; after a while it does not, and its file is gone.
  expect(await change('restoreFont', { fontId }, 'font { id }', stranger)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await change('restoreFont', { fontId }, 'font { id }')).toEqual({ font: { id: fontId } });
  const readBrand = `query ($id: ID!) { ${brandFields.replace('brand', 'brand(id: $id)')} }`;
  expect((await person.read<BrandSeen>(readBrand, { id: brandId })).brand.fonts.headingFont?.id).toBe(fontId);
  await change('deleteFont', { fontId, evenIfUsed: true }, 'fontId');
  await app.database.query(`update fonts set deleted_at = now() - interval '31 days' where deleted_at is not null`);
  expect(await removeDeleted(app.database.service, 'fonts', restorableDays)).toBe(1);
  expect(await change('restoreFont', { fontId }, 'font { id }')).toMatchObject({ code: 'NOT_FOUND' });
  const { rows } = await app.database.query('select path from files_to_remove');
  const gone = String(rows[0]?.['path']);
  expect(gone).toMatch(/[.]otf$/);
  await removeDeletedPictures(jobParts());
  expect(existsSync(join(app.filesFolder, gone))).toBe(false);
  // A font is no file that was left behind.
  await removeLeftFiles(jobParts());
  expect((await fetch(font?.url ?? '')).status).toBe(200);
});

test('somebody else’s font in a brand that was written by hand opens nothing', async () => {
  const { font } = await send(makeFont({ family: 'Acme Secret' }));
  const made = await change<BrandSeen>(
    'createBrand',
    { name: 'Plain', fonts: { heading: 'Inter' } },
    brandFields,
    stranger,
  );
  const { id } = await stranger.createWorkflow(adOf(made.brand?.id ?? '', true));
  const executionId = await stranger.execute(id);
  for await (const event of stranger.follow(executionId)) if (event.__typename === 'ExecutionPaused') break;
  const { nodeExecutions } = await stranger.execution(executionId);
  const brand = nodeExecutions.find((one) => one.node.key === 'brand');
  const output = brand?.output as { brand: object };
  const heading = { id: font?.id, title: 'Acme Secret', hash: font?.contentHash };
  await change(
    'updateNodeExecution',
    { nodeExecutionId: brand?.id, output: { brand: { ...output.brand, font_files: { heading } } } },
    'nodeExecution { id }',
    stranger,
  );
  await change('resumeExecution', { executionId }, 'execution { id }', stranger);
  await Array.fromAsync(stranger.follow(executionId));
  const [ad] = await adsOf(stranger);
  expect(ad?.checks.find(({ name }) => name === 'FONT_MISSING')).toMatchObject({ isPassed: false });
});
