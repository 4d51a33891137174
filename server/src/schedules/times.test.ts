import { expect, test } from 'vitest';
import { decideFiring } from './decide-firing.ts';
import { checkCron, checkTimeZone, lastTime, nextTimes, sayTimes, tidyCron } from './times.ts';

const at = (text: string) => new Date(text);
const next = (cron: string, timeZone: string, after: string, count = 3) =>
  nextTimes({ cron, timeZone }, at(after), count).map((time) => time.toISOString().slice(0, 16));

test.each([
  [
    'every weekday',
    '0 9 * * 1-5',
    'UTC',
    '2026-12-04T09:00Z',
    ['2026-12-07T09:00', '2026-12-08T09:00', '2026-12-09T09:00'],
  ],
  [
    'a time that has just come',
    '0 9 * * *',
    'UTC',
    '2026-12-04T08:59:59.999Z',
    ['2026-12-04T09:00', '2026-12-05T09:00', '2026-12-06T09:00'],
  ],
  [
    'over the start of summer time',
    '0 9 * * *',
    'Europe/Berlin',
    '2027-03-26T12:00Z',
    ['2027-03-27T08:00', '2027-03-28T07:00', '2027-03-29T07:00'],
  ],
  [
    'in the hour left out, at its end',
    '30 2 * * *',
    'Europe/Berlin',
    '2027-03-27T12:00Z',
    ['2027-03-28T01:00', '2027-03-29T00:30', '2027-03-30T00:30'],
  ],
  [
    'in the hour that comes twice, once',
    '30 2 * * *',
    'Europe/Berlin',
    '2026-10-24T12:00Z',
    ['2026-10-25T00:30', '2026-10-26T01:30', '2026-10-27T01:30'],
  ],
  [
    'each half hour of that night',
    '*/30 * * * *',
    'Europe/Berlin',
    '2026-10-25T00:31Z',
    ['2026-10-25T01:00', '2026-10-25T01:30', '2026-10-25T02:00'],
  ],
  [
    'where it begins at midnight',
    '15 0 * * *',
    'Africa/Cairo',
    '2027-04-29T12:00Z',
    ['2027-04-29T22:00', '2027-04-30T21:15', '2027-05-01T21:15'],
  ],
  [
    'half an hour off',
    '0 9 * * *',
    'Asia/Kolkata',
    '2026-12-01T00:00Z',
    ['2026-12-01T03:30', '2026-12-02T03:30', '2026-12-03T03:30'],
  ],
  [
    'the last day of a month',
    '0 0 L * *',
    'UTC',
    '2027-01-31T00:00Z',
    ['2027-02-28T00:00', '2027-03-31T00:00', '2027-04-30T00:00'],
  ],
  [
    'a leap day',
    '0 0 29 2 *',
    'UTC',
    '2026-12-01T00:00Z',
    ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00'],
  ],
])('%s', (_, cron, timeZone, after, expected) => {
  expect(next(cron, timeZone, after)).toEqual(expected);
});

test.each([
  '',
  'x',
  '60 * * * *',
  '* * * *',
  '* * * * * *',
  '@reboot',
  '5-1 * * * *',
  '*/0 * * * *',
  '0 9 * * 8',
  '? * * * *',
  '@every 5m',
  '0 9 * * 1 2027',
])('“%s” is no cron expression', (cron) => {
  expect(checkCron(cron)).toBe(
    `must be a cron expression of five parts (minute, hour, day of the month, month and day of the week), such as \`0 9 * * 1-5\`, but is “${cron}”.`,
  );
});

test('one that never comes, and one that is too long, are told apart from it', () => {
  expect(checkCron('0 0 30 2 *')).toMatch(/^never comes/);
  expect(checkCron(`${'0,'.repeat(200)}0 * * * *`)).toMatch(/^must have at most 200 characters/);
  const good = ['0 9 * * MON-FRI', '@Daily', '0 0 * * 5#2', ' 0  9 * * 7 '].map(tidyCron);
  expect(good).toEqual(['0 9 * * MON-FRI', '0 0 * * *', '0 0 * * 5#2', '0 9 * * 7']);
  expect(good.map(checkCron)).toEqual([null, null, null, null]);
});

test('time zones are those of the IANA', () => {
  expect(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'].map(checkTimeZone)).toEqual([null, null, null]);
  for (const zone of ['', 'Mars/Phobos', '+02:00', 'Berlin', 'Europe/Berlin ']) {
    expect(checkTimeZone(zone)).toBe(
      `must be a time zone by its IANA name, such as \`Europe/Berlin\`, but is “${zone}”.`,
    );
  }
});

test.each([
  ['0 9 * * 1-5', 'Every weekday at 9:00'],
  ['*/15 9-17 * * 1-5', 'Every 15 minutes, between 09:00 and 17:59, Monday through Friday'],
  ['0 0 L * *', 'At 00:00, on the last day of the month'],
])('“%s” in words', (cron, words) => {
  expect(sayTimes({ cron })).toBe(words);
});

test('the last time that has come may be now', () => {
  const daily = { cron: '0 9 * * *', timeZone: 'Europe/Berlin' };
  expect(lastTime(daily, at('2026-12-02T08:00:00Z'))).toEqual(at('2026-12-02T08:00Z'));
  expect(lastTime(daily, at('2026-12-02T07:59:59.999Z'))).toEqual(at('2026-12-01T08:00Z'));
});

const hourly = { cron: '0 * * * *', timeZone: 'UTC', dueAt: at('2026-12-01T09:00Z') };

test.each([
  ['on time', '2026-12-01T09:00:00Z', 'SKIP', '09:00', '09:00', '10:00'],
  ['a little late', '2026-12-01T09:10:00Z', 'SKIP', '09:00', '09:00', '10:00'],
  ['too late', '2026-12-01T09:10:01Z', 'SKIP', null, '09:00', '10:00'],
  ['too late, to be caught up on', '2026-12-01T09:10:01Z', 'RUN_ONCE', '09:00', '09:00', '10:00'],
  ['after several, of which the last is on time', '2026-12-01T12:01:00Z', 'SKIP', '12:00', '12:00', '13:00'],
  ['after several that were missed', '2026-12-01T12:30:00Z', 'RUN_ONCE', '12:00', '12:00', '13:00'],
] as const)('a schedule that is looked at %s', (_, now, missed, runFor, dueAt, nextAt) => {
  const time = (text: string | null) => text && at(`2026-12-01T${text}Z`);
  expect(decideFiring({ ...hourly, missed }, at(now))).toEqual({
    runFor: time(runFor),
    dueAt: time(dueAt),
    nextAt: time(nextAt),
  });
});
