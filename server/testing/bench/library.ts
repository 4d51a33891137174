import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { lookKeys, ownKeys } from '../../src/assets/look/look-keys.ts';
import { toLab } from '../../src/assets/look/oklab.ts';
import { type Look, packLook } from '../../src/assets/look/pack-look.ts';
import { featureCount } from '../../src/assets/look/texture.ts';
import { indexWords, nothingKnown, vocabularyOf } from '../../src/assets/search/asset-words.ts';
import { createLibrarySearch, type RankingQuestion } from '../../src/assets/search/search-library.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { addLibraryWords } from '../../src/store/library-words.ts';
import { applySupabaseBaseline, migrate } from '../../src/store/migrate.ts';
import { vacuumAssets } from '../../src/store/vacuum-assets.ts';
import { startPostgres } from '../../test/start-postgres.ts';

/*
 * What a search costs in a library of 100,000 pictures of one person, beside the same rows looked through one by one: a first page of
 * twenty, and the number of all. Words are as frequent as in a language: the first is in most prompts, the last in few.
 */

const pictures = Number(process.argv[2] ?? 100_000);
const batch = 1_000;
const vocabulary = 20_000;
const rounds = 15;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'visualadgen-bench-'));
  const pglite = await openDatabase({ folder });
  await measure('PGlite', pglite);
  await pglite.close();
  await rm(folder, { recursive: true, force: true });
  const postgres = await startPostgres();
  const database = await openDatabase({ url: await postgres.createDatabase() });
  await measure('Postgres', database);
  await database.close();
  await postgres.close();
}

async function measure(name: string, database: Database): Promise<void> {
  await database.runScript(
    'create schema if not exists auth; create table if not exists auth.users (id uuid primary key, email text);',
  );
  await applySupabaseBaseline(database);
  await migrate(database);
  await database.learnTypes();
  const userId = randomUUID();
  await database.query('insert into auth.users (id, email) values ($1, $2)', [userId, `${userId}@example.com`]);
  const began = performance.now();
  const models = await fill(database, userId);
  // As Postgres does by itself, and the server for PGlite.
  if (database.isShared) await sql`vacuum (analyze) assets`.execute(database.service);
  else await vacuumAssets(database.service);
  console.log(`\n${name}: ${pictures} pictures, written in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  console.log(`${'search'.padEnd(46)}${'page, ms'.padStart(12)}${'count, ms'.padStart(12)}${'found'.padStart(9)}`);
  const search = createLibrarySearch(database);
  for (const [words, asked] of questions(models)) {
    const isRanked = asked.color !== undefined || asked.similarTo !== undefined;
    const page = await median(() =>
      isRanked ? search.rank(userId, asked) : search.list(userId, asked, { limit: 20, fromEnd: false }),
    );
    let found = 0;
    const count = isRanked
      ? 0
      : await median(async () => {
          found = await search.count(userId, asked);
        });
    if (isRanked) found = (await search.rank(userId, asked)).length;
    console.log(
      `${words.padEnd(46)}${page.toFixed(1).padStart(12)}${count.toFixed(1).padStart(12)}${String(found).padStart(9)}`,
    );
  }
  for (const [words, scan] of scans(database, userId)) {
    const time = await median(scan, 3);
    console.log(`${words.padEnd(46)}${time.toFixed(1).padStart(12)}`);
  }
}

function questions(asset: string): [string, RankingQuestion][] {
  return [
    ['all', {}],
    ['a word of every second picture', { text: word(0) }],
    ['a word of every tenth', { text: word(12) }],
    ['a rare word', { text: word(9_000) }],
    ['three words', { text: `${word(0)} ${word(3)} ${word(40)}` }],
    ['the beginning of a word', { text: word(200).slice(0, 4) }],
    ['a mistyped word', { text: `${word(300).slice(0, 3)}x${word(300).slice(3)}` }],
    ['a word of none', { text: 'qqqqqqqq' }],
    ['starred', { isStarred: true }],
    ['uploaded, a word of every second', { origins: ['UPLOADED'], text: word(0) }],
    ['white, which most have', { color: { lab: toLab(255, 255, 255), leastShare: 0.02 } }],
    ['a rare color, half of the picture', { color: { lab: toLab(124, 77, 255), leastShare: 0.5 } }],
    ['white, a rare word', { color: { lab: toLab(255, 255, 255), leastShare: 0.02 }, text: word(9_000) }],
    ['white, uploaded', { color: { lab: toLab(255, 255, 255), leastShare: 0.02 }, origins: ['UPLOADED'] }],
    ['alike', { similarTo: asset }],
    ['alike, a word of every tenth', { similarTo: asset, text: word(12) }],
  ];
}

function scans(database: Database, userId: string): [string, () => Promise<unknown>][] {
  const db = database.service;
  const like = `%${word(9_000)}%`;
  return [
    [
      'scanned: a word',
      () => sql`select id from assets where user_id = ${userId} and prompt ilike ${like} limit 20`.execute(db),
    ],
    ['scanned: looks, read to be ranked', () => sql`select id, look from assets where user_id = ${userId}`.execute(db)],
  ];
}

async function median(work: () => Promise<unknown>, times = rounds): Promise<number> {
  const taken: number[] = [];
  await work();
  for (let round = 0; round < times; round += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? 0;
}

// Pictures ----------------------------------------------------------------------------------------------------------

/** Gives the id of one of them. */
async function fill(database: Database, userId: string): Promise<string> {
  const random = generator(7);
  const looks = Array.from({ length: 400 }, () => someLook(random));
  let last = '';
  for (let start = 0; start < pictures; start += batch) {
    const rows = Array.from({ length: Math.min(batch, pictures - start) }, (_, index) => {
      const id = randomUUID();
      const prompt = Array.from({ length: 18 }, () => word(rank(random))).join(' ');
      const look = near(looks[Math.floor(random() * looks.length)] ?? someLook(random), random);
      last = id;
      return {
        id,
        prompt,
        path: `${userId}/${id}.png`,
        words: indexWords(userId, { ...nothingKnown, prompt }),
        look: Buffer.from(packLook(look)).toString('base64'),
        keys: ownKeys(userId, lookKeys(look)),
        origin: index % 10 === 0 ? 'UPLOADED' : 'GENERATED',
        is_starred: index % 50 === 0,
        seconds: pictures - start - index,
      };
    });
    await addLibraryWords(database.service, userId, [
      ...new Set(rows.flatMap(({ words }) => vocabularyOf(userId, words))),
    ]);
    await sql`
      insert into assets (id, user_id, path, content_type, width, height, byte_size, origin, is_starred, prompt, words, look, look_keys, measured_at, colors, placeholder, created_at)
      select id, ${userId}, path, 'image/png', 1024, 1024, 1000000, origin, is_starred, prompt, array_to_tsvector(words), decode(look, 'base64'), keys, now(),
        '[{"hex":"#ffffff","share":0.5},{"hex":"#123456","share":0.2},{"hex":"#654321","share":0.1}]', repeat('x', 180), now() - seconds * interval '1 second'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as (id uuid, path text, prompt text, words text[], look text, keys int[], origin text, is_starred boolean, seconds int)
    `.execute(database.service);
  }
  return last;
}

function word(index: number): string {
  const syllables = [
    'ka',
    'lo',
    'mi',
    'ren',
    'sut',
    'ban',
    'dor',
    'pel',
    'vas',
    'tig',
    'hum',
    'jo',
    'fer',
    'nal',
    'quo',
    'zid',
  ];
  const [a, b, c, d] = [index & 15, (index >> 4) & 15, (index >> 8) & 15, (index >> 12) & 15];
  return [a, b, c, d].map((at) => syllables[at]).join('');
}

/** As Zipf has it: the n-th word is 1/n as frequent as the first. */
function rank(random: () => number): number {
  return Math.floor(vocabulary ** random()) - 1;
}

function someLook(random: () => number): Look {
  const share = 0.2 + random() * 0.5;
  const colors = [
    { lab: random() < 0.5 ? toLab(255, 255, 255) : toLab(random() * 255, random() * 255, random() * 255), share },
    ...Array.from({ length: 3 }, () => ({
      lab: toLab(Math.floor(random() * 255), Math.floor(random() * 255), Math.floor(random() * 255)),
      share: (1 - share) / 3,
    })),
  ];
  return {
    colors,
    hash: Uint8Array.from({ length: 8 }, () => random() * 256),
    features: Int8Array.from({ length: featureCount }, () => random() * 160 - 80),
  };
}

function near({ colors, hash, features }: Look, random: () => number): Look {
  return {
    colors,
    hash: hash.map((byte, index) => (index === Math.floor(random() * 8) ? byte ^ 1 : byte)),
    features: features.map((value) => Math.max(-127, Math.min(127, value + random() * 60 - 30))),
  };
}

function generator(beginning: number): () => number {
  let state = beginning;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

await main();
