import { Cron } from 'croner';
import { readRhythm, sayRhythm } from '@visualadgen/graph/schedules/rhythm.ts';
import cronstrue from 'cronstrue';

/*
 * When a schedule comes: a cron expression of five fields, read by the clock of a time zone. Where that clock is put forward, what would
 * fall into the hour that is left out comes at its end; where it is put back, what falls into the hour that comes twice comes once.
 */

/** Has passed `checkCron` and `checkTimeZone`. */
export interface Times {
  cron: string;
  /** Of the IANA's. */
  timeZone: string;
}

const longestCron = 200;
const parts = 'minute, hour, day of the month, month and day of the week';

const nicknames: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
};

/** As it is kept: nicknames as what they stand for, and one blank between two parts. */
export function tidyCron(text: string): string {
  const cron = text.trim().replace(/\s+/g, ' ');
  return nicknames[cron.toLowerCase()] ?? cron;
}

/** What is wrong with a tidy text as a cron expression, to follow on the field's name; null where it is good. */
export function checkCron(text: string): string | null {
  if (text.length > longestCron) return `must have at most ${longestCron} characters, but has ${text.length}.`;
  // A `?` is a part of the moment at which an expression is read.
  const isWhole = text.split(' ').length === 5 && !text.includes('?');
  const cron = isWhole ? orNull(() => open({ cron: text, timeZone: 'UTC' })) : null;
  if (!cron) return `must be a cron expression of five parts (${parts}), such as \`0 9 * * 1-5\`, but is “${text}”.`;
  return cron.nextRun(new Date(0)) ? null : `never comes: “${text}” names a day that there is not.`;
}

/** The same of a time zone. */
export function checkTimeZone(text: string): string | null {
  if (/^[a-z]/i.test(text) && orNull(() => new Intl.DateTimeFormat('en', { timeZone: text }))) return null;
  return `must be a time zone by its IANA name, such as \`Europe/Berlin\`, but is “${text}”.`;
}

/** The first so many times after that moment. */
export function nextTimes(times: Times, after: Date, count: number): Date[] {
  return open(times).nextRuns(count, after);
}

/** Null where none comes any more. */
export function nextTime(times: Times, after: Date): Date | null {
  return nextTimes(times, after, 1)[0] ?? null;
}

/** The last time that has come by that moment. */
export function lastTime(times: Times, by: Date): Date | null {
  // The one that is given is left out, and so are parts of a second.
  return open(times).previousRuns(1, new Date(by.getTime() + 1_000))[0] ?? null;
}

/** In words, such as “Every weekday at 9:00”. */
export function sayTimes({ cron }: Pick<Times, 'cron'>): string {
  const rhythm = readRhythm(cron);
  return rhythm ? sayRhythm(rhythm) : cronstrue.toString(cron, { use24HourTimeFormat: true });
}

function open({ cron, timeZone }: Times): Cron {
  return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true });
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
