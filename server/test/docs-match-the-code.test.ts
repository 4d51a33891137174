import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Config, readConfig } from '../src/settings/config.ts';
import { settingNames } from '../src/settings/environment.ts';

/* A setting is read by `config.ts`, offered by `.env.example` and explained in the table of `docs/operate.md`. */

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** Of each variable, what is said to hold without it. */
const inTable = new Map(
  [...read('docs/operate.md').matchAll(/^\| (`[A-Z][A-Z0-9_`, ]+`) \| .* \| (.+?) \|$/gm)].flatMap(
    ([, names = '', usual = '']) => names.split(', ').map((name) => [plain(name), plain(usual)] as const),
  ),
);
const inExample = new Map(
  read('.env.example')
    .split('\n\n')
    .flatMap((part) => {
      const usual = /Default: (.+)$/m.exec(part)?.[1];
      return [...part.matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name = '']) => [name, usual] as const);
    }),
);
/** Read by compose.yaml, and by no server. */
inExample.delete('POSTGRES_PASSWORD');

function plain(words: string): string {
  return words.replaceAll('`', '');
}

test('all three have the same variables', () => {
  expect([...inTable.keys()].toSorted()).toEqual(settingNames.toSorted());
  expect([...inExample.keys()].toSorted()).toEqual(settingNames.toSorted());
});

test.each([...inTable])('%s is %s, the table and the example say', (name, usual) => {
  expect(inExample.get(name)).toBe(usual);
});

const values: Record<string, (config: Config) => string | number> = {
  PORT: ({ port }) => port,
  HOST: ({ host }) => host,
  DEMO_ACCOUNT: () => 'on',
  SIGN_UP: ({ signUp }) => signUp,
  DATA_DIR: ({ dataDir }) => dataDir.slice(1),
  TRUST_PROXY: ({ trustsProxy }) => (trustsProxy ? 'on' : 'off'),
  GRAPHIQL: ({ hasExplorer }) => (hasExplorer ? 'on' : 'off'),
  INTROSPECTION: ({ introspection }) => introspection,
  POINTS_PER_MINUTE: ({ limits }) => limits.pointsPerMinute,
  POINTS_PER_OPERATION: ({ limits }) => limits.pointsPerOperation,
  SOCKETS_PER_USER: ({ limits }) => limits.socketsPerUser,
  SUBSCRIPTIONS_PER_SOCKET: ({ limits }) => limits.subscriptionsPerSocket,
  MESSAGES_PER_MINUTE: ({ limits }) => limits.messagesPerMinute,
  LOG_LEVEL: ({ logLevel }) => logLevel,
  LEASE_SECONDS: ({ leaseSeconds }) => leaseSeconds,
};

test.each(Object.entries(values))('the documented default of %s is true', (name, valueOf) => {
  const local = String(valueOf(readConfig({}, '/')));
  const forOthers = String(valueOf(readConfig({ DEMO_ACCOUNT: 'off' }, '/')));
  const [usual, others] = inTable.get(name)?.split('; for others ') ?? [];
  expect(usual?.split('; ')[0]).toBe(local);
  expect(others ?? local).toBe(forOthers);
});

/* Where the glossary says that a thing is, it is. */

const [, glossary = ''] = read('docs/architecture.md').split('## Glossary');
const entries = [...glossary.matchAll(/^\| ([a-z][^|]*?) \| .* \| (.+?) \|$/gm)].map(([, word = '', files = '']) => ({
  word,
  files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
}));

test('the glossary is in alphabetical order, each word once', () => {
  const words = entries.map(({ word }) => word);
  expect(words.length).toBeGreaterThan(20);
  expect(words).toEqual([...new Set(words)].toSorted());
});

test.each(entries)('the glossary knows where $word is', ({ files }) => {
  const inRepository = (file: string) =>
    existsSync(new URL(`../../${file}`, import.meta.url)) || existsSync(new URL(`../src/${file}`, import.meta.url));
  expect(files.filter((file) => !inRepository(file))).toEqual([]);
});
