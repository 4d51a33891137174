import { expect, test } from 'vitest';
import { readConfig } from '../settings/config.ts';
import { createInspection } from './inspection.ts';
import { supabaseKeys } from './supabase-project.ts';

const mine = 'abcdefghijklmnopqrst';
const other = 'zyxwvutsrqponmlkjihg';
const legacy = (role: string, ref: string) =>
  ['{"alg":"HS256"}', JSON.stringify({ role, ref })].map((part) => Buffer.from(part).toString('base64url')).join('.') +
  '.AA';
const env = {
  SUPABASE_URL: `https://${mine}.supabase.co`,
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
  SUPABASE_SECRET_API_KEY: 'sb_secret_x',
  DATABASE_URL: `postgres://postgres.${mine}:x@aws-0-eu-central-1.pooler.supabase.com:5432/postgres`,
};
const judge = (changes: object) => supabaseKeys.examine(createInspection(readConfig({ ...env, ...changes }), {}));

test('all of one project is well', () => {
  expect(judge({})).toMatchObject({ level: 'good' });
  expect(judge({ DATABASE_URL: `postgres://postgres:x@db.${mine}.supabase.co:5432/postgres` })).toMatchObject({
    level: 'good',
  });
});

test.each([
  ['a key', { SUPABASE_SECRET_API_KEY: legacy('service_role', other) }],
  ['the database, by its host', { DATABASE_URL: `postgres://postgres:x@db.${other}.supabase.co:5432/postgres` }],
  ['the database, by the pooler’s user', { DATABASE_URL: env.DATABASE_URL.replace(mine, other) }],
  ['the direct link', { DIRECT_URL: env.DATABASE_URL.replace(mine, other) }],
])('%s of another project is told', (_, changes) => {
  expect(judge(changes)).toMatchObject({
    level: 'bad',
    says: 'not all of one project',
    mend: expect.stringContaining(other),
  });
});

test('a domain of one’s own says nothing of its project', () => {
  expect(judge({ SUPABASE_URL: 'https://api.example.com' })).toMatchObject({ level: 'good' });
});
