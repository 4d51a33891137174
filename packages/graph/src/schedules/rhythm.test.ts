import { expect, test } from 'vitest';
import { readRhythm, type Rhythm, sayRhythm, writeRhythm } from './rhythm.ts';

test.each<[string, Rhythm, string]>([
  ['0 * * * *', { every: 'HOUR', minute: 0 }, 'Every hour'],
  ['1 * * * *', { every: 'HOUR', minute: 1 }, 'Every hour, 1 minute past'],
  ['30 * * * *', { every: 'HOUR', minute: 30 }, 'Every hour, 30 minutes past'],
  ['5 0 * * *', { every: 'DAY', hour: 0, minute: 5 }, 'Every day at 0:05'],
  ['0 9 * * 1-5', { every: 'WEEKDAY', hour: 9, minute: 0 }, 'Every weekday at 9:00'],
  [
    '0 9 * * 0,3,5',
    { every: 'WEEK', days: [0, 3, 5], hour: 9, minute: 0 },
    'Every Wednesday, Friday and Sunday at 9:00',
  ],
  ['45 23 * * 6', { every: 'WEEK', days: [6], hour: 23, minute: 45 }, 'Every Saturday at 23:45'],
  ['0 9 28 * *', { every: 'MONTH', day: 28, hour: 9, minute: 0 }, 'On day 28 of every month at 9:00'],
])('“%s” is a rhythm, there and back, and in words', (cron, rhythm, words) => {
  expect(readRhythm(cron)).toEqual(rhythm);
  expect(writeRhythm(rhythm)).toBe(cron);
  expect(sayRhythm(rhythm)).toBe(words);
});

test.each([
  '',
  '0 9 * *',
  '60 9 * * *',
  '0 24 * * *',
  '0 9 29 * *',
  '0 9 1 * 1',
  '0 9 * 1 *',
  '0 * * * 1',
  '0 9 * * 7',
  '0 9 * * MON',
  '*/5 * * * *',
  '@daily',
  '0 9 * * 1,,2',
])('“%s” is none of them', (cron) => {
  expect(readRhythm(cron)).toBeNull();
});
