import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packTar, type TarHeader, unpackTar } from 'modern-tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../src/backup/back-up.ts';
import { restore } from '../src/backup/restore.ts';
import { openDatabase } from '../src/store/database.ts';
import { adGraph, graphOf, model, output, text } from './ad-graph.ts';
import type { ExecutionSeen } from './operations.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { startApp } from './start-app.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'visualadgen-backup-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const elsewhere = 'postgres://somewhere.example/db';
let names = 0;
const fresh = () => join(home, `place-${(names += 1)}`);
const linksOf = ({ nodeExecutions }: ExecutionSeen): string[] =>
  nodeExecutions.flatMap((node) => (node.output as { final_images?: string[] } | null)?.final_images ?? []);

test('from a backup in the middle of a run, people, history and pictures are there again, and the run is gone on with', async () => {
  const { dataDir, remove } = await prepareDataFolder();
  const app = await startApp({ keepsData: true, config: { dataDir }, demoPace: 300 });
  const person = await app.signUp();
  const done = await person.run(adGraph({ seed: 1 }));
  const [link = ''] = linksOf(done.execution);
  const picture = await (await fetch(link)).bytes();
  const { id } = await person.createWorkflow(
    graphOf(
      [text('idea', 'tea'), model('first', { seed: 2 }), model('second', { seed: 3 }), output('out')],
      'idea.text -> first.prompt',
      'first.image_urls -> out.image_urls',
      'idea.text -> second.prompt',
    ),
  );
  const running = await person.execute(id);
  const file = fresh();
  let manifest: Awaited<ReturnType<typeof backUp>> | undefined;
  for await (const event of person.follow(running)) {
    if (event.__typename === 'NodeStarted' && event.nodeExecution?.node.key === 'second')
      manifest = await backUp({ dataDir, databaseUrl: undefined }, file);
  }
  expect(manifest?.database?.counts).toMatchObject({ workflows: 2, executions: 2 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(restore({ dataDir, databaseUrl: undefined }, file, { replaces: true })).rejects.toThrow(
    'is in use by another',
  );
  await person.createWorkflow(adGraph(), 'Made after the backup');
  await app.close();
  // The copy of the database that it was made from is gone.
  expect(await readdir(join(dataDir, 'snapshots'))).toEqual([]);

  await expect(restore({ dataDir, databaseUrl: undefined }, file)).rejects.toThrow('is not empty');
  const { aside } = await restore({ dataDir, databaseUrl: undefined }, file, { replaces: true });
  expect((await readdir(aside ?? '')).toSorted()).toEqual(['files', 'postgres', 'secrets.json']);
  const again = await startApp({ keepsData: true, config: { dataDir } });
  const same = await again.signIn(person);
  await Array.fromAsync(same.follow(running));
  expect(await same.execution(running)).toMatchObject({ status: 'COMPLETED' });
  const { execution } = done;
  const old = await same.execution(execution.id);
  expect(old.nodeExecutions.map(({ id: one, status }) => [one, status])).toEqual(
    execution.nodeExecutions.map(({ id: one, status }) => [one, status]),
  );
  // Links of before fit as well, for the secrets are the same.
  const { pathname, search } = new URL(link);
  expect(await (await fetch(again.url + pathname + search)).bytes()).toEqual(picture);
  const { workflows } = await same.read<{ workflows: { edges: unknown[] } }>('{ workflows { edges { node { id } } } }');
  expect(workflows.edges).toHaveLength(2);
  await again.close();

  // While no server runs, it needs none.
  const later = fresh();
  expect((await backUp({ dataDir, databaseUrl: undefined }, later)).database?.counts).toMatchObject({ executions: 2 });
  await expect(backUp({ dataDir, databaseUrl: undefined }, later)).rejects.toThrow('There is a file at');
  await remove();
  // A database is opened five times.
});

/** A data folder whose database is elsewhere, with some pictures; and a backup of it. */
async function packSmall(pictureSize = 1000) {
  const dataDir = fresh();
  const userId = crypto.randomUUID();
  const picture = `${crypto.randomUUID()}.png`;
  await mkdir(join(dataDir, 'files', userId), { recursive: true });
  await writeFile(join(dataDir, 'files', userId, picture), randomBytes(pictureSize));
  await writeFile(join(dataDir, 'files', userId, `${picture}.256.webp`), 'smaller');
  await writeFile(join(dataDir, 'secrets.json'), '{"linkSecret":"x"}');
  const file = fresh();
  return { dataDir, file, picture: join('files', userId, picture) };
}

test('a folder in which a restore was cut off between two moves is not served, and restored again', async () => {
  const { dataDir, file } = await packSmall();
  await backUp({ dataDir, databaseUrl: elsewhere }, file);
  const target = fresh();
  await mkdir(join(target, 'restored', 'files'), { recursive: true });
  await expect(openDatabase({ folder: target })).rejects.toThrow('A restore was cut off');
  await restore({ dataDir: target, databaseUrl: elsewhere }, file);
  expect((await readdir(target)).toSorted()).toEqual(['files', 'lock', 'secrets.json']);
});

test('with a database elsewhere, pictures and secrets are restored, and the lack of a database is told', async () => {
  const { dataDir, file, picture } = await packSmall();
  // What somebody has put there by hand, or is not whole yet, is no part of it.
  await writeFile(join(dataDir, 'files', 'notes.txt'), 'mine');
  await writeFile(join(dataDir, picture.replace(/[^/]*$/, '.draft.part')), 'half');
  expect((await backUp({ dataDir, databaseUrl: elsewhere }, file)).database).toBeNull();
  const target = fresh();
  await expect(restore({ dataDir: target, databaseUrl: undefined }, file)).rejects.toThrow('has no database');
  await restore({ dataDir: target, databaseUrl: elsewhere }, file);
  for (const name of [picture, `${picture}.256.webp`, 'secrets.json'])
    expect(await readFile(join(target, name))).toEqual(await readFile(join(dataDir, name)));
  expect(await readdir(join(target, 'files'))).toEqual([picture.split('/')[1]]);
  await expect(backUp({ dataDir, databaseUrl: undefined }, fresh())).rejects.toThrow('There is no database in');
  await expect(backUp({ dataDir: fresh(), databaseUrl: undefined }, fresh())).rejects.toThrow(
    'There is nothing to back up',
  );
});

type Entry = { header: TarHeader; body?: Uint8Array };
type Spoil = (entries: Entry[], all: Buffer) => Entry[] | Buffer;

const named = (entries: Entry[], name: string) => entries.find((one) => one.header.name.startsWith(name));
const inText = (entry: Entry | undefined, change: (value: string) => string) => {
  if (!entry) throw new Error('There is no such entry.');
  entry.body = Buffer.from(change(Buffer.from(entry.body ?? []).toString()));
  entry.header.size = entry.body.byteLength;
};
const added =
  (header: Partial<TarHeader>, body?: Uint8Array): Spoil =>
  (entries) => [
    ...entries.slice(0, -1),
    { header: { name: 'files/x', size: body?.byteLength ?? 0, ...header }, ...(body && { body }) },
    ...entries.slice(-1),
  ];

test.each<[string, RegExp, Spoil]>([
  ['was cut off', /was cut off/, (_, all) => all.subarray(0, all.length - 200)],
  ['was cut off between two files', /cut off/, (entries) => entries.slice(0, -1)],
  [
    'lacks a picture',
    /files\/.* is missing/,
    (entries) => entries.filter((one) => !one.header.name.startsWith('files/') || one.header.type === 'directory'),
  ],
  [
    'has a picture that was changed',
    /files\/.* has been changed/,
    (entries) => {
      const entry = entries.find((one) => one.header.name.endsWith('.png'));
      if (entry?.body) entry.body[5] = (entry.body[5] ?? 0) ^ 1;
      return entries;
    },
  ],
  [
    'comes from a newer version',
    /newer VisualAdGen \(99\.0\.0; this is/,
    (entries) => {
      inText(named(entries, 'manifest.json'), (told) => told.replace(/"version": "[^"]+"/, '"version": "99.0.0"'));
      return entries;
    },
  ],
  [
    'has had migrations of a newer version',
    /migrations that are not known here: 29990101000000/,
    (entries) => {
      inText(named(entries, 'manifest.json'), (told) =>
        told.replace(
          '"database": null',
          '"database": {"migrations": ["29990101000000"], "counts": {"profiles": 0, "workflows": 0, "executions": 0, "generations": 0, "assets": 0}}',
        ),
      );
      return entries;
    },
  ],
  [
    'is older than what can be taken over',
    /had 1 of the 20 migrations before the baseline/,
    (entries) => {
      inText(named(entries, 'manifest.json'), (told) =>
        told.replace(
          '"database": null',
          '"database": {"migrations": ["20261101000000"], "counts": {"profiles": 0, "workflows": 0, "executions": 0, "generations": 0, "assets": 0}}',
        ),
      );
      return entries;
    },
  ],
  ['leads out of the folder', /not a place in a backup/, added({ name: 'files/../../evil.png' }, Buffer.from('x'))],
  ['leads to the root', /not a place in a backup/, added({ name: '/etc/evil' }, Buffer.from('x'))],
  ['has a hidden file', /not a place in a backup/, added({ name: 'postgres/.evil' }, Buffer.from('x'))],
  [
    'has a symbolic link',
    /is not a plain file/,
    added({ name: 'postgres/evil', type: 'symlink', linkname: '/etc/passwd' }),
  ],
  ['has a hard link', /is not a plain file/, added({ name: 'postgres/evil', type: 'link', linkname: 'secrets.json' })],
  ['has the secrets twice', /secrets\.json is there twice/, added({ name: 'secrets.json' }, Buffer.from('{}'))],
  [
    'has a file that no checksum tells of',
    /has been changed/,
    added({ name: 'postgres/PG_VERSION' }, Buffer.from('18')),
  ],
  [
    'is something else',
    /not a backup of VisualAdGen/,
    (entries) => {
      inText(named(entries, 'manifest.json'), () => '{}');
      return entries;
    },
  ],
  ['is no archive', /is no archive at all/, () => Buffer.from('Hello, I am no archive at all.')],
])('an archive that %s is refused, and nothing of it stays', async (_, words, spoil) => {
  const { dataDir, file } = await packSmall();
  await backUp({ dataDir, databaseUrl: elsewhere }, file);
  const whole = await readFile(file);
  const entries = await unpackTar(gunzipSync(whole));
  const spoilt = spoil(
    entries.map(({ header, data }) => ({ header, ...(data && { body: data }) })),
    whole,
  );
  await writeFile(file, Buffer.isBuffer(spoilt) ? spoilt : gzipSync(await packTar(spoilt)));

  const target = fresh();
  await cp(dataDir, target, { recursive: true });
  await expect(restore({ dataDir: target, databaseUrl: elsewhere }, file, { replaces: true })).rejects.toThrow(words);
  expect((await readdir(target)).toSorted()).toEqual(['files', 'lock', 'secrets.json']);
});

test('a disk that is full leaves no half archive', async () => {
  const { dataDir, file } = await packSmall(3_000_000);
  const script = fileURLToPath(new URL('../../scripts/backup.ts', import.meta.url));
  // No file may grow beyond a megabyte.
  const command = 'ulimit -f 1024 && exec "$@"';
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, DATABASE_URL: elsewhere };
  const args = ['-c', command, 'bash', process.execPath, script, file];
  const said = await new Promise<string>((resolve) => {
    execFile('bash', args, { env, cwd: home }, (fault, _out, err) => resolve(`${fault?.code ?? 0} ${err}`));
  });
  expect(said).toMatch(/^1 .*(EFBIG|ENOSPC|file too large)/s);
  expect((await readdir(home)).filter((name) => file.endsWith(name) || name.endsWith('.part'))).toEqual([]);
});
