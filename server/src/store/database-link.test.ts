import pg from 'pg';
import { expect, test } from 'vitest';
import { isTransactionPooler, readDatabaseLink } from './database-link.ts';

/** As the driver has understood it. */
const parse = (link: string) =>
  (new pg.Client(readDatabaseLink(link)) as unknown as { connectionParameters: { ssl: unknown; password: string } })
    .connectionParameters;
const tlsOf = (link: string) => parse(link).ssl;

test.each([
  'postgres://postgres:x@db.abcdefghijklmnopqrst.supabase.co:5432/postgres',
  'postgres://postgres.abcdefghijklmnopqrst:x@aws-0-eu-central-1.pooler.supabase.com:6543/postgres',
  'postgres://postgres:x@db.example.com/postgres?sslmode=require',
])('%s is encrypted, with whatever certificate', (link) => {
  expect(tlsOf(link)).toEqual({ rejectUnauthorized: false });
});

test('a link that wants to know who answers is held to it', () => {
  expect(tlsOf('postgres://u:x@db.abcdefghijklmnopqrst.supabase.co/postgres?sslmode=verify-full')).toEqual({});
});

test.each([
  'postgres://postgres:x@127.0.0.1:5432/ads',
  'postgres://postgres:x@supabase.co.evil.example/postgres',
  'postgres://postgres:x@db.abcdefghijklmnopqrst.supabase.co/postgres?sslmode=disable',
])('%s is left as it is', (link) => {
  expect(tlsOf(link) || undefined).toBeUndefined();
});

test('a password with signs of its own comes through', () => {
  const link = 'postgres://postgres:p%40ss%2Fw%3Frd@db.abcdefghijklmnopqrst.supabase.co/postgres';
  expect(parse(link).password).toBe('p@ss/w?rd');
});

test('a transaction pooler is known by its port', () => {
  expect(isTransactionPooler('postgres://u:x@aws-0-eu-central-1.pooler.supabase.com:6543/postgres')).toBe(true);
  expect(isTransactionPooler('postgres://u:x@aws-0-eu-central-1.pooler.supabase.com:5432/postgres')).toBe(false);
});
