import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createIgnored } from '../../scripts/image/ignored.ts';
import { readCommand, readCopy, readDockerfile, readEnvironment } from '../../scripts/image/read-dockerfile.ts';
import { readConfig } from '../src/settings/config.ts';

/* `pnpm try-image` makes the folder of the image and runs it; this is what can be held quickly, at each change. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string) => readFile(root + name, 'utf8');
const stages = readDockerfile(await read('Dockerfile'));
const last = stages.at(-1)?.instructions ?? [];
const texts = (name: string) => last.filter((one) => one.name === name).map(({ text }) => text);

test('it has the Node and the pnpm of the project, exactly', async () => {
  const { scripts, devDependencies } = JSON.parse(await read('package.json')) as Record<string, Record<string, string>>;
  expect(new Set(stages.map(({ base }) => base))).toEqual(new Set([`node:${devDependencies?.['node']}-slim`]));
  const installs = stages.flatMap(({ instructions }) => instructions).filter(({ text }) => text.includes(' install '));
  const [pnpm = ''] = /npm exec --yes -- pnpm@\S+/.exec(scripts?.['start'] ?? '') ?? [];
  expect(installs.map(({ text }) => text.startsWith(pnpm) && text.includes('--frozen-lockfile'))).toEqual([true, true]);
});

test('what is copied is there and sent to be built; secrets, data and tests are not', async () => {
  const isIgnored = createIgnored(await read('.dockerignore'));
  const copied = stages
    .flatMap(({ instructions }) => instructions.filter(({ name }) => name === 'COPY').map(({ text }) => readCopy(text)))
    .filter(({ from }) => from === undefined)
    .flatMap(({ sources }) => sources);
  expect(copied.filter((path) => !existsSync(root + path) || isIgnored(path))).toEqual([]);
  const sources = globSync('{server/src,client/src,packages/*/src,supabase/migrations}/**/*.{ts,tsx,sql,css}', {
    cwd: root,
  });
  const leftOut = sources.filter(isIgnored);
  expect(leftOut.filter((path) => !/(\.test\.ts|\/testing\/)/.test(path))).toEqual([]);
  expect(leftOut).toContain('server/src/settings/config.test.ts');
  const secret = [
    '.env',
    '.data/secrets.json',
    '.git/config',
    'server/.env',
    'backup.tar.gz',
    'node_modules/x',
    'client/dist/x',
  ];
  expect(secret.filter((path) => !isIgnored(path))).toEqual([]);
});

test('it runs as nobody in particular, hears SIGTERM itself, and its settings are such that others may reach it', () => {
  expect(texts('USER')).toEqual(['node']);
  expect(texts('STOPSIGNAL')).toEqual(['SIGTERM']);
  // Without a shell between, which would keep the signal to itself.
  expect(readCommand(texts('CMD')[0] ?? '')).toEqual(['node', 'server/src/main.ts']);
  const config = readConfig(readEnvironment(texts('ENV').join(' ')));
  expect(config).toMatchObject({ host: '0.0.0.0', audience: 'network', dataDir: '/data', port: 4000 });
  expect(texts('VOLUME')).toEqual(['/data']);
});

const seconds = z.string().regex(/^\d+s$/);
const service = z.strictObject({
  build: z.literal('.').optional(),
  image: z.string(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  ports: z.array(z.string()).optional(),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
  // Anything but text would be YAML's own reading of it, such as `off`.
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string().regex(/^\w+:\//)),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: seconds,
      timeout: seconds,
      start_period: seconds,
      start_interval: seconds,
    })
    .optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  init: z.boolean().optional(),
  restart: z.enum(['unless-stopped']),
  stop_grace_period: seconds,
});
const compose = z.strictObject({
  name: z.string(),
  services: z.strictObject({ visualadgen: service, database: service }),
  volumes: z.record(z.string(), z.null()),
});

test('compose.yaml has the form that the Compose Specification gives it, and this computer alone reaches what it starts', async () => {
  const { services, volumes } = compose.parse(parse(await read('compose.yaml')));
  const { visualadgen, database } = services;
  expect(Object.keys(visualadgen.depends_on ?? {})).toEqual(['database']);
  expect(database.healthcheck).toBeDefined();
  expect([...visualadgen.volumes, ...database.volumes].map((one) => one.split(':')[0])).toEqual(Object.keys(volumes));
  expect([visualadgen.ports, database.ports]).toEqual([['127.0.0.1:4000:4000'], undefined]);
  expect(visualadgen).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  const filled = visualadgen.environment['DATABASE_URL']
    ?.replace(/^\$\{DATABASE_URL:-(.*)\}$/, '$1')
    .replace(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/, 'x');
  expect(readConfig({ ...visualadgen.environment, DATABASE_URL: filled })).toMatchObject({
    audience: 'network',
    databaseUrl: 'postgres://visualadgen:x@database:5432/visualadgen',
  });
});
