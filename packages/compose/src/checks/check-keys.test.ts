import { expect, test } from 'vitest';
import type { Check } from './check.ts';
import { openChecks, waivedChecks } from './check-keys.ts';

const check = (name: Check['name'], part: Check['part'], isPassed = false): Check => ({
  name,
  part,
  isPassed,
  measure: 1,
  limit: 0,
  unit: 'WORDS',
  box: null,
  message: '',
});
const checks = [
  check('CONTRAST', 'headline', true),
  check('WORD_AVOIDED', 'body'),
  check('FILE_SIZE', null),
  check('WORD_AVOIDED', 'body'),
];
const waiver = (key: string) => ({ key, reason: 'Agreed', by: 'Ana', userId: 'u', at: '2026-12-01T00:00:00.000Z' });

test('each check has a key of its own, and only what has not passed can be waived', () => {
  const waivers = ['CONTRAST:headline', 'WORD_AVOIDED:body:2', 'GONE'].map(waiver);
  expect(waivedChecks(checks, waivers).map(({ key, waiver: found }) => [key, found?.reason])).toEqual([
    ['CONTRAST:headline', undefined],
    ['WORD_AVOIDED:body', undefined],
    ['FILE_SIZE', undefined],
    ['WORD_AVOIDED:body:2', 'Agreed'],
  ]);
  expect(openChecks(checks, waivers).map(({ key }) => key)).toEqual(['WORD_AVOIDED:body', 'FILE_SIZE']);
});
