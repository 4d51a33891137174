import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareDataFolder } from './prepare-data-folder.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { uploadPicture } from './upload-sample-photo.ts';

/* An export is larger than what a server may hold, and longer than a connection lasts. */

const count = 500;
const side = 500;

let folder: Awaited<ReturnType<typeof prepareDataFolder>>;
let app: RunningApp;
let person: Person;
beforeAll(async () => {
  folder = await prepareDataFolder();
  app = await startApp({ keepsData: true, config: { dataDir: folder.dataDir } });
  person = await app.signUp();
});
afterAll(async () => {
  await app?.close();
  await folder?.remove();
});

test('five hundred pictures are packed and sent in little memory, with progress, and a download that broke off goes on after a restart', async () => {
  // Noise, of which nothing can be left out.
  const noise = () => sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
  const ids = await Promise.all(
    Array.from({ length: 10 }, async () =>
      uploadPicture(person, await noise().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(), 'image/jpeg'),
    ),
  );
  const memory = watchMemory();
  const { exportImages } = await person.read<{ exportImages: Result<{ execution: { id: string } }> }>(
    `mutation ($input: ExportImagesInput!) { exportImages(input: $input) { __typename
      ... on ExportImagesPayload { execution { id } } } }`,
    {
      input: {
        images: Array.from({ length: count }, (_, index) => ({ assetId: ids[index % ids.length], item: `${index}` })),
        credit: 'Northbean',
      },
    },
  );
  const id = exportImages.execution?.id ?? '';
  const told: number[] = [];
  for await (const event of person.follow(id)) {
    if (event.progress?.fraction != null) told.push(event.progress.fraction);
    memory.look();
  }
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(new Set(told).size).toBeGreaterThan(2);

  const zip = await zipOf(id);
  const whole = createHash('sha256');
  const first = await fetch(zip.url);
  for await (const chunk of first.body ?? []) {
    whole.update(chunk);
    memory.look();
  }
  const digest = whole.digest('hex');
  expect(zip.bytes).toBeGreaterThan(100_000_000);
  // What is held is pictures, not archives.
  expect(memory.growth()).toBeLessThan(zip.bytes / 2);
  const etag = first.headers.get('etag') ?? '';

  // Somebody’s connection breaks off, and meanwhile the server is started anew.
  const pieces = createHash('sha256');
  const broken = new AbortController();
  let got = 0;
  const partly = await fetch(zip.url, { signal: broken.signal });
  for await (const chunk of partly.body ?? []) {
    pieces.update(chunk);
    got += chunk.byteLength;
    if (got > zip.bytes / 3) break;
  }
  broken.abort();
  await app.close();
  app = await startApp({ keepsData: true, config: { dataDir: folder.dataDir } });
  // The link that it had, but for the address of the server, which is another one here.
  const link = new URL(zip.url);
  const rest = await fetch(new URL(link.pathname + link.search, app.url), {
    headers: { range: `bytes=${got}-`, 'if-range': etag },
  });
  expect([rest.status, rest.headers.get('etag'), rest.headers.get('content-range')]).toEqual([
    206,
    etag,
    `bytes ${got}-${zip.bytes - 1}/${zip.bytes}`,
  ]);
  for await (const chunk of rest.body ?? []) pieces.update(chunk);
  expect(pieces.digest('hex')).toBe(digest);

  // And a new link is made for the same archive.
  person = await app.signIn(person);
  const again = await fetch((await zipOf(id)).url, { method: 'HEAD' });
  expect([again.headers.get('etag'), again.headers.get('content-length')]).toEqual([etag, String(zip.bytes)]);
}, 120_000);

async function zipOf(id: string): Promise<{ url: string; bytes: number }> {
  const { execution } = await person.read<{
    execution: { status: string; nodeExecutions: { outputValues: { items: { url: string; bytes: number }[] }[] }[] };
  }>(
    `query ($id: ID!) { execution(id: $id) { status nodeExecutions { outputValues { items { ... on FileItem { url bytes } } } } } }`,
    { id },
  );
  expect(execution.status).toBe('COMPLETED');
  const files = execution.nodeExecutions.at(-1)?.outputValues.flatMap(({ items }) => items) ?? [];
  return files.find(({ bytes }) => bytes !== undefined) ?? { url: '', bytes: 0 };
}

/** How many bytes of files this thread, in which the server runs, held more at most: those of a process are of all its tests. */
function watchMemory() {
  const before = process.memoryUsage().external;
  let most = before;
  return {
    look() {
      most = Math.max(most, process.memoryUsage().external);
    },
    growth: () => most - before,
  };
}
