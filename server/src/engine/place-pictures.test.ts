import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddingsStandIn, startEmbeddings } from '../../testing/embeddings-stand-in.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/open-test-database.ts';
import { createAssetKeeper } from '../assets/keep.ts';
import { createLibrarySearch } from '../assets/search/search-library.ts';
import { createGeminiMeaning } from '../providers/meaning/gemini-meaning.ts';
import { createLocalStorage } from '../providers/storage/local-storage.ts';
import { placePictures } from './place-pictures.ts';

let database: TestDatabase;
let embeddings: EmbeddingsStandIn;
let folder: string;

beforeAll(async () => {
  [database, embeddings] = await Promise.all([openTestDatabase(), startEmbeddings('a-key')]);
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-files-'));
});
afterAll(async () => {
  await Promise.all([database.close(), embeddings.close(), rm(folder, { recursive: true })]);
});

test('pictures that mean the same are alike, however they look; what the model refuses is not asked for again, and what passes is', async () => {
  const storage = createLocalStorage({ folder, linkBase: () => '', secret: 'x'.repeat(32) });
  const keeper = createAssetKeeper({ database, storage });
  const userId = await database.addPerson();
  const keep = async (ground: string, middle: string, radius: number) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="${ground}"/><circle cx="150" cy="100" r="${radius}" fill="${middle}"/></svg>`;
    return (await keeper.keepUpload(userId, await sharp(Buffer.from(svg)).png().toBuffer())).id;
  };
  // Two of the same lightness in their middle, which look as different as can be; one that is dark; one that is refused.
  const red = await keep('#ffffff', '#e02020', 90);
  const blue = await keep('#102010', '#2020e0', 20);
  const dark = await keep('#20c020', '#101010', 20);
  const refused = await keep('#c0c000', '#f0f0f0', 40);
  embeddings.refuse({ status: 400, message: 'Blocked.' }, '#f0f0f0');
  embeddings.refuse({ status: 429, message: 'Resource has been exhausted.' });

  const model = createGeminiMeaning({ key: 'a-key', model: 'gemini-embedding-2', url: embeddings.url });
  const place = (by = model) =>
    placePictures({ database, storage, model: by, most: 100 }, new AbortController().signal);
  const alike = async () => {
    const ranked = await createLibrarySearch(database).rank(userId, { similarTo: red });
    return ranked === 'NO_SUCH_ASSET' ? expect.fail('It is there.') : ranked.map(({ id }) => id);
  };
  expect(await alike()).not.toContain(blue);

  await expect(place()).rejects.toMatchObject({ code: 'PROVIDER_RATE_LIMITED' });
  await place();
  expect(await alike()).toEqual([blue]);
  expect(await alike()).not.toContain(dark);
  expect(embeddings.asked).toHaveLength(5);
  await place();
  expect(embeddings.asked).toHaveLength(5);
  const { rows } = await database.query('select id from assets where meaning is null and meaning_by is not null');
  expect(rows).toEqual([{ id: refused }]);

  // What another model says is compared with nothing of this one.
  await expect(
    place({
      ...model,
      id: 'another',
      place: createGeminiMeaning({ key: 'a-key', model: 'another', url: embeddings.url }).place,
    }),
  ).resolves.toBeUndefined();
  expect(await alike()).not.toContain(blue);
  await expect(
    place(createGeminiMeaning({ key: 'wrong', model: 'gemini-embedding-2', url: embeddings.url })),
  ).rejects.toMatchObject({ code: 'PROVIDER_UNAUTHORIZED' });
  await expect(
    place(createGeminiMeaning({ key: 'a-key', model: 'gemini-embedding-2', url: 'http://127.0.0.1:9' })),
  ).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
});
