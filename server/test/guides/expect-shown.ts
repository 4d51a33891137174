import { expect } from 'vitest';

/** What is the same each time, and so must be to the letter what the guide shows; of everything else the form must be. */
const lasting = new Set([
  '__typename',
  'code',
  'errorCode',
  'error',
  'message',
  'needed',
  'granted',
  'status',
  'key',
  'msg',
  'type',
  'requested',
]);

/** Holds an answer against the one that a guide shows: all that is shown is there, in the same form, and nothing beside it. */
export function expectShown(shown: unknown, came: unknown, place: string, key = ''): void {
  if (Array.isArray(shown) && Array.isArray(came)) {
    expect(came.length, `${place} shows ${shown.length} at ${key}`).toBeGreaterThanOrEqual(shown.length);
    return shown.forEach((one, index) => expectShown(one, came[index], `${place}[${index}]`, key));
  }
  if (isRecord(shown) && isRecord(came)) {
    // What an answer cost stands in each, and the guide shows it once.
    const isSparing = ('data' in came || 'errors' in came) && !('extensions' in shown);
    const all = Object.keys(came)
      .filter((name) => !isSparing || name !== 'extensions')
      .toSorted();
    const those = Object.keys(shown).toSorted();
    expect(all, place).toEqual(those);
    for (const name of those) expectShown(shown[name], came[name], `${place} ${name}`, name);
    return;
  }
  const sees = (value: unknown) => (lasting.has(key) ? value : value === null ? null : typeof value);
  expect(sees(came), place).toEqual(sees(shown));
}

/** Holds what a command printed against the lines that a guide shows of it; `…` stands for any. */
export function expectLines(shown: string, came: string, place: string): void {
  const forms = new Set(came.split('\n').map(formOf));
  for (const line of shown.split('\n').filter((one) => one !== '…')) expect(forms, place).toContain(formOf(line));
}

/** A line without what is another each time: numbers, names of nodes, links. */
function formOf(line: string): string {
  return line
    .replace(/,"extensions":\{"cost":\{[^}]*\}\}/, '')
    .replaceAll(/"name":"[^"]*"/g, '"name":""')
    .replace(/^(\d+ Node)\w+ .*$/, '$1')
    .replace(/^http\S+$/, 'link')
    .replaceAll(/\d+/g, '0')
    .trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
