import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { examine } from '../src/doctor/examine.ts';
import { isWell, formatReport, toJson } from '../src/doctor/report.ts';
import { firstChain } from '../src/store/take-over-first-chain.ts';
import { lockFolder } from '../src/store/folder-lock.ts';
import { type CloudPostgres, startCloudPostgres } from './supabase-cloud/cloud-postgres.ts';
import { createSigner } from './supabase-cloud/signing.ts';
import { cloudEnvironment, type CloudApp, startCloudApp } from './supabase-cloud/start-cloud-app.ts';
import { type Cloud, startCloud } from './supabase-cloud/start-cloud.ts';
import { frameOf, startTransactionPooler } from './transaction-pooler.ts';

/* Everything that may be wrong is made wrong, one at a time, on a project where all is well. Long, for each check has its faults. */

const opened = new AsyncDisposableStack();
let postgres: CloudPostgres;
let running: CloudApp;
let cloud: Cloud;
let fal: DemoFal;
let admin: pg.Client;
let folder: string;
/** What is put back after each test. */
let mending: (() => unknown)[] = [];

beforeAll(async () => {
  postgres = await startCloudPostgres();
  opened.defer(() => postgres.close());
  running = await startCloudApp(postgres, { mayWritePolicies: true });
  opened.defer(() => running.close());
  ({ cloud } = running);
  fal = await startDemoFal({ pictures: 'plain' });
  opened.defer(() => fal.close());
  admin = new pg.Client(cloud.database.urlAs('supabase_admin'));
  await admin.connect();
  opened.defer(() => admin.end());
  nobody = new URL(await answering(200)).host;
  for (const mend of mending.splice(0)) mend();
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-doctor-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
});
afterAll(() => opened.disposeAsync());
afterEach(async () => {
  cloud.mend();
  for (const mend of mending.toReversed()) await mend();
  mending = [];
});

const falKeyText = 'aaaaaaaa-bbbb:cccccccccccccccc';
const environment = () => ({
  ...cloudEnvironment(cloud),
  PORT: '0',
  DATA_DIR: join(folder, 'data'),
  PUBLIC_URL: 'https://ads.example.com',
  TRUST_PROXY: 'on',
  FAL_KEY: falKeyText,
  FAL_URL: fal.url,
});

/** What is not good, in the words that are printed; nothing secret is among them. */
async function complaints(changes: NodeJS.ProcessEnv = {}): Promise<string> {
  const env: NodeJS.ProcessEnv = { ...environment(), ...changes };
  const found = await examine(env, folder);
  const secrets = [
    env['SUPABASE_SECRET_API_KEY'],
    env['SUPABASE_PUBLISHABLE_KEY'],
    env['FAL_KEY'],
    passwordIn(env['DATABASE_URL']),
  ];
  for (const text of [formatReport(found), toJson(found)]) {
    for (const secret of secrets) if (secret) expect(text).not.toContain(secret);
  }
  expect(isWell(found)).toBe(found.every(({ level }) => level !== 'bad'));
  return withoutNumbers(formatReport(found.filter(({ level }) => level !== 'good')));
}

function passwordIn(link: string | undefined): string | undefined {
  return link && URL.canParse(link) ? new URL(link).password : undefined;
}

/** Places, ports, versions and counts are others at another time. */
function withoutNumbers(text: string): string {
  return text
    .replaceAll(folder, '<folder>')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/\d+(?= is taken|: a server is running)/g, '<port>')
    .replace(/(?<=Node +|Postgres )\d[\d.]+/g, '<version>')
    .replace(
      /(?<=\ball |\bof |\()\d+(?=$| missing| tables| ha(?:s|ve) no file)|\d+(?=, each with its file)/gm,
      '<count>',
    );
}

const env = (changes: NodeJS.ProcessEnv) => () => changes;
const project = (change: () => void, back: () => void) => () => {
  change();
  mending.push(back);
  return {};
};
const rows = (statement: string, back: string) => async () => {
  await admin.query(statement);
  mending.push(() => admin.query(back));
  return {};
};
const databaseUrl = (change: (url: URL) => void) => () => {
  const url = new URL(cloud.database.url);
  change(url);
  return { DATABASE_URL: url.href };
};
/** A server that answers everything so. */
async function answering(status: number, body = '{}'): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  mending.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
/** Where somebody listened a moment ago. */
let nobody: string;

const troubles: [name: string, make: () => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>][] = [
  // Settings
  ['settings that cannot be read', env({ PORT: 'many', PUBLIC_URL: 'ads.example.com' })],
  ['half of Supabase', env({ SUPABASE_URL: '', SUPABASE_SECRET_API_KEY: '', DATABASE_URL: '' })],
  [
    'a setting by another name',
    env({
      SUPABASE_SERVICE_ROLE_KEY: 'x',
      SUPABASE_URL: '',
      SUPABASE_PUBLISHABLE_KEY: '',
      SUPABASE_SECRET_API_KEY: '',
      DATABASE_URL: '',
    }),
  ],
  ['a transaction pooler without a direct link', databaseUrl((url) => (url.port = '6543'))],
  // Keys
  [
    'keys in each other’s place',
    () => ({ SUPABASE_PUBLISHABLE_KEY: cloud.apiKeys.secret, SUPABASE_SECRET_API_KEY: cloud.apiKeys.publishable }),
  ],
  ['the secret key given to browsers', () => ({ SUPABASE_PUBLISHABLE_KEY: cloud.apiKeys.serviceRole })],
  ['the publishable key twice', () => ({ SUPABASE_SECRET_API_KEY: cloud.apiKeys.publishable })],
  ['the older anon key as the secret one', () => ({ SUPABASE_SECRET_API_KEY: cloud.apiKeys.anon })],
  ['a token of the account', env({ SUPABASE_SECRET_API_KEY: 'sbp_0123456789abcdef0123456789abcdef01234567' })],
  ['something else for a key', env({ SUPABASE_PUBLISHABLE_KEY: 'my-key' })],
  [
    'the older keys',
    () => ({ SUPABASE_PUBLISHABLE_KEY: cloud.apiKeys.anon, SUPABASE_SECRET_API_KEY: cloud.apiKeys.serviceRole }),
  ],
  ['a publishable key of another project', env({ SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_another' })],
  ['a secret key that was revoked', env({ SUPABASE_SECRET_API_KEY: 'sb_secret_revoked' })],
  // The project
  ['an address where nobody is', () => ({ SUPABASE_URL: `http://${nobody}` })],
  ['an address of something else', async () => ({ SUPABASE_URL: await answering(200, '{"hello":"world"}') })],
  ['an address with a path', () => ({ SUPABASE_URL: `${cloud.url}/rest/v1` })],
  ['a project that is paused', async () => ({ SUPABASE_URL: await answering(540) })],
  [
    'a project in trouble',
    project(
      () => cloud.break(/./, 503),
      () => {},
    ),
  ],
  [
    'e-mail turned off',
    project(
      () => (cloud.settings.hasEmail = false),
      () => (cloud.settings.hasEmail = true),
    ),
  ],
  [
    'sign-up turned off',
    project(
      () => (cloud.settings.hasSignUp = false),
      () => (cloud.settings.hasSignUp = true),
    ),
  ],
  [
    'anonymous sign-ins turned on',
    project(
      () => (cloud.settings.hasAnonymous = true),
      () => (cloud.settings.hasAnonymous = false),
    ),
  ],
  [
    'a shared secret',
    project(
      () => changeKey('HS256'),
      () => {},
    ),
  ],
  [
    'keys of a sort that is not known',
    project(
      () => changeKey('EdDSA'),
      () => {},
    ),
  ],
  [
    'sessions in the name of another domain',
    project(
      () => (cloud.issuer = 'https://auth.example.com/auth/v1'),
      () => (cloud.issuer = `${cloud.url}/auth/v1`),
    ),
  ],
  [
    'a clock that is a little behind',
    project(
      () => (cloud.clockAhead = 20_000),
      () => (cloud.clockAhead = 0),
    ),
  ],
  [
    'a clock that is far ahead',
    project(
      () => (cloud.clockAhead = -90_000),
      () => (cloud.clockAhead = 0),
    ),
  ],
  // Files
  [
    'a public bucket',
    rows(
      `update storage.buckets set public = true where id = 'generated-images'`,
      `update storage.buckets set public = false where id = 'generated-images'`,
    ),
  ],
  [
    'a bucket without limits',
    rows(
      `update storage.buckets set file_size_limit = null where id = 'generated-images'`,
      `update storage.buckets set file_size_limit = 31457280 where id = 'generated-images'`,
    ),
  ],
  [
    'a bucket from before there were fonts',
    rows(
      `update storage.buckets set allowed_mime_types = '{image/png,image/jpeg,image/webp}' where id = 'generated-images'`,
      `update storage.buckets set allowed_mime_types = '{image/png,image/jpeg,image/webp,font/ttf,font/otf,font/woff2}' where id = 'generated-images'`,
    ),
  ],
  [
    'storage in trouble',
    project(
      () => cloud.break(/\/storage\//, 500),
      () => {},
    ),
  ],
  // The database
  ['a wrong password', databaseUrl((url) => (url.password = 'not-the-password'))],
  ['a database that is not there', databaseUrl((url) => (url.pathname = '/nothing'))],
  ['a database server that is not there', databaseUrl((url) => (url.host = nobody))],
  ['TLS asked of one that speaks none', databaseUrl((url) => (url.search = '?sslmode=require'))],
  [
    'a certificate that is not there',
    databaseUrl((url) => (url.search = '?sslmode=verify-full&sslrootcert=/nowhere/ca.crt')),
  ],
  ['a direct link that leads nowhere', () => ({ DIRECT_URL: `postgres://postgres:postgres@${nobody}/postgres` })],
  ['a Postgres that is too old', async () => ({ DATABASE_URL: await oldPostgres() })],
  [
    'a user who may do little',
    rows(
      "create role weak login password 'weaker'; grant usage on schema auth to weak",
      'drop owned by weak; drop role weak',
    ),
  ],
  [
    'migrations that are missing',
    rows(
      "delete from supabase_migrations.schema_migrations where version = '20261130000800'",
      "insert into supabase_migrations.schema_migrations (version) values ('20261130000800')",
    ),
  ],
  [
    'the migrations of the version before the baseline',
    rows(
      `insert into supabase_migrations.schema_migrations (version) values ${firstChain.map((one) => `('${one}')`).join(', ')}`,
      `delete from supabase_migrations.schema_migrations where version in (${firstChain.map((one) => `'${one}'`).join(', ')})`,
    ),
  ],
  [
    'a part of those',
    rows(
      "insert into supabase_migrations.schema_migrations (version) values ('20261101000000')",
      "delete from supabase_migrations.schema_migrations where version = '20261101000000'",
    ),
  ],
  [
    'migrations of a newer version',
    rows(
      "insert into supabase_migrations.schema_migrations (version) values ('20991231000000')",
      "delete from supabase_migrations.schema_migrations where version = '20991231000000'",
    ),
  ],
  [
    'row-level security turned off',
    rows(
      'alter table public.workflows disable row level security',
      'alter table public.workflows enable row level security',
    ),
  ],
  [
    'policies that are gone',
    rows(
      'drop policy "People see their own tokens" on public.personal_access_tokens; drop policy "People make tokens of their own" on public.personal_access_tokens; drop policy "People revoke their own tokens" on public.personal_access_tokens',
      `create policy "People see their own tokens" on public.personal_access_tokens for select to authenticated using (user_id = (select auth.uid()))`,
    ),
  ],
  [
    'policies of files that are gone',
    rows(
      'drop policy "The server alone adds pictures" on storage.objects',
      `create policy "The server alone adds pictures" on storage.objects as restrictive for insert to anon, authenticated with check (bucket_id <> 'generated-images')`,
    ),
  ],
  ['a pooler by another port, through which nobody hears', async () => ({ DATABASE_URL: await pooled() })],
  // This computer
  [
    'a data folder that is a file',
    async () => (await writeFile(join(folder, 'file'), ''), { DATA_DIR: join(folder, 'file') }),
  ],
  ['secrets that others may read', readableSecrets],
  ['a port that is taken', async () => ({ PORT: new URL(await answering(200)).port, HOST: '127.0.0.1' })],
  ['an address of another computer', env({ HOST: '192.0.2.1', PORT: '4000' })],
  ['no public address', env({ PUBLIC_URL: '' })],
  ['a public address in the clear', env({ PUBLIC_URL: 'http://ads.example.com' })],
  ['a proxy that is not believed', env({ TRUST_PROXY: '' })],
  // Pictures
  [
    'a picture without a file',
    rows(
      `insert into auth.users (id, email) values ('00000000-0000-4000-8000-00000000000a', 'shown@example.com');
       insert into assets (user_id, path, content_type, width, height, byte_size, origin)
       select id, id || '/00000000-0000-4000-8000-000000000001.png', 'image/png', 1, 1, 1, 'UPLOADED'
       from profiles where id = '00000000-0000-4000-8000-00000000000a'`,
      "delete from auth.users where id = '00000000-0000-4000-8000-00000000000a'",
    ),
  ],
  [
    'files without a picture',
    rows(
      "insert into storage.objects (bucket_id, name, created_at) values ('generated-images', 'nobody/left.png', now() - interval '2 days')",
      "delete from storage.objects where name = 'nobody/left.png'",
    ),
  ],
  // fal
  ['no key of fal', env({ FAL_KEY: '', FAL_URL: '' })],
  ['a key that fal does not know', async () => ({ FAL_URL: await answering(401) })],
  ['fal in trouble', async () => ({ FAL_URL: await answering(500) })],
  ['fal out of reach', () => ({ FAL_URL: `http://${nobody}` })],
];

test('all is well', async () => {
  const found = await examine(environment(), folder);
  expect(isWell(found)).toBe(true);
  expect(withoutNumbers(formatReport(found))).toMatchSnapshot();
  expect(JSON.parse(toJson(found))).toMatchObject({ ok: true, checks: found });
});

describe('what is wrong is named, and how to mend it', () => {
  test.each(troubles)('%s', async (name, make) => {
    const changes = await make();
    if (name === 'a user who may do little') {
      const url = new URL(cloud.database.url);
      [url.username, url.password] = ['weak', 'weaker'];
      changes['DATABASE_URL'] = url.href;
    }
    expect(await complaints(changes)).toMatchSnapshot();
  });
});

test('a project before its first start is well', async () => {
  const fresh = await startCloud(await postgres.createProject());
  mending.push(() => fresh.close());
  const found = await examine({ ...environment(), ...cloudEnvironment(fresh) }, folder);
  expect(withoutNumbers(formatReport(found))).toMatchSnapshot();
});

test('what is built in is well, also while its server runs', async () => {
  const dataDir = join(folder, 'own');
  await mkdir(dataDir);
  const lock = lockFolder(dataDir);
  mending.push(() => lock.release());
  const found = await examine({ DATA_DIR: dataDir, PORT: new URL(running.app.url).port }, folder);
  expect(withoutNumbers(formatReport(found))).toMatchSnapshot();
});

test('it changes nothing: a second look sees what the first one saw, and no folder was made', async () => {
  const state = async () =>
    (
      await admin.query(
        'select (select count(*) from pg_class)::int as relations, (select count(*) from pg_namespace)::int as schemas',
      )
    ).rows;
  const before = await state();
  await examine({ ...environment(), DATA_DIR: join(folder, 'never') }, folder);
  expect(await state()).toEqual(before);
  await expect(mkdir(join(folder, 'never'))).resolves.toBeUndefined();
});

function changeKey(algorithm: 'HS256' | 'EdDSA'): void {
  const was = { ...cloud.keys };
  const signer = createSigner(algorithm === 'HS256' ? 'HS256' : 'ES256');
  if (signer.publicKey) signer.publicKey = { ...signer.publicKey, alg: 'EdDSA', kty: 'OKP' };
  Object.assign(cloud.keys, { current: signer, others: [] });
  mending.push(() => Object.assign(cloud.keys, was));
}

async function readableSecrets() {
  const dataDir = join(folder, 'open');
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'secrets.json'), '{}');
  await chmod(join(dataDir, 'secrets.json'), 0o644);
  return { DATA_DIR: dataDir };
}

async function pooled(): Promise<string> {
  const pooler = await startTransactionPooler(cloud.database.url);
  mending.push(() => pooler.close());
  return pooler.url;
}

/** As much of Postgres' protocol as tells of a version. */
async function oldPostgres(): Promise<string> {
  const ready = frameOf('Z', Buffer.from('I'));
  const column = Buffer.concat([
    Buffer.from('\0\x01version\0'),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0]),
  ]);
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 4]), Buffer.from('14.9')]);
  const answer = Buffer.concat([
    frameOf('T', column),
    frameOf('D', row),
    frameOf('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.concat([frameOf('R', Buffer.alloc(4)), ready]));
      socket.on('data', (data) => void (data[0] === 81 && socket.write(answer)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  mending.push(() => server.close());
  return `postgres://postgres:postgres@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`;
}
