/**
 * The rhythms that people choose from, each a cron expression of five fields; every other expression is one of their own. Hours and
 * minutes are those of a clock on the wall.
 */
export type Rhythm =
  | { every: 'HOUR'; minute: number }
  | { every: 'DAY'; hour: number; minute: number }
  | { every: 'WEEKDAY'; hour: number; minute: number }
  | { every: 'WEEK'; days: readonly number[]; hour: number; minute: number }
  | { every: 'MONTH'; day: number; hour: number; minute: number };

/** From 0, as in cron expressions. */
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Days of a month that every month has. */
export const daysOfEveryMonth = 28;

export function writeRhythm(rhythm: Rhythm): string {
  if (rhythm.every === 'HOUR') return `${rhythm.minute} * * * *`;
  const time = `${rhythm.minute} ${rhythm.hour}`;
  if (rhythm.every === 'WEEK') return `${time} * * ${rhythm.days.toSorted((a, b) => a - b).join(',')}`;
  if (rhythm.every === 'MONTH') return `${time} ${rhythm.day} * *`;
  return `${time} * * ${rhythm.every === 'DAY' ? '*' : '1-5'}`;
}

/** Null for an expression that is none of them. */
export function readRhythm(cron: string): Rhythm | null {
  const parts = cron.trim().split(/\s+/);
  const [minuteText, hourText, dayText, month, daysText] = parts;
  const minute = readNumber(minuteText, 0, 59);
  if (parts.length !== 5 || minute === null || month !== '*') return null;
  if (hourText === '*') return dayText === '*' && daysText === '*' ? { every: 'HOUR', minute } : null;
  const hour = readNumber(hourText, 0, 23);
  if (hour === null) return null;
  if (dayText !== '*') {
    const day = readNumber(dayText, 1, daysOfEveryMonth);
    return day === null || daysText !== '*' ? null : { every: 'MONTH', day, hour, minute };
  }
  if (daysText === '*') return { every: 'DAY', hour, minute };
  if (daysText === '1-5') return { every: 'WEEKDAY', hour, minute };
  const days = (daysText ?? '').split(',').map((day) => readNumber(day, 0, 6));
  return days.includes(null) ? null : { every: 'WEEK', days: days.filter((day) => day !== null), hour, minute };
}

/** Such as “Every weekday at 9:00”. */
export function sayRhythm(rhythm: Rhythm): string {
  if (rhythm.every === 'HOUR')
    return rhythm.minute === 0 ? 'Every hour' : `Every hour, ${sayMinutes(rhythm.minute)} past`;
  const at = `at ${sayTime(rhythm)}`;
  if (rhythm.every === 'DAY') return `Every day ${at}`;
  if (rhythm.every === 'WEEKDAY') return `Every weekday ${at}`;
  if (rhythm.every === 'MONTH') return `On day ${rhythm.day} of every month ${at}`;
  // Weeks begin with Monday to whoever reads them in a row.
  const names = rhythm.days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => dayNames[day] ?? '');
  return `Every ${listNames(names)} ${at}`;
}

export function sayTime({ hour, minute }: { hour: number; minute: number }): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

function sayMinutes(minute: number): string {
  return minute === 1 ? '1 minute' : `${minute} minutes`;
}

function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function readNumber(text: string | undefined, least: number, most: number): number | null {
  if (!text || !/^\d{1,2}$/.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}
