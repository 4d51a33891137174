import { createHash } from 'node:crypto';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { InputInvalidError } from '../errors.ts';
import type { Transaction } from '../store/database.ts';
import { keepAnswer, keyHours, type KeyUse, takeKey } from '../store/idempotency-keys.ts';
import type { Context } from './context.ts';
import { IdempotencyConflictError } from './errors.ts';

/*
 * A mutation that makes something takes a key along with it. Sent again with the same key, also at the same moment, to another
 * server or after a restart, it makes nothing and answers what was made the first time. What was refused uses no key up.
 */

export const keyDescription =
  'A text of your own, of 1 to 200 characters. The same input with the same key creates nothing new and returns the first result, ' +
  `for ${keyHours} hours; with another input it is an IdempotencyConflictError. Without a key, every request creates something new.`;

/** What is told once, where it is told; the key is what lets it be told again. */
export const toldOnce = `It is shown only this once, and again only to the same request with the same \`idempotencyKey\` within ${keyHours} hours.`;

export interface KeyedInput {
  idempotencyKey?: string | null | undefined;
}

export interface Made<Row> {
  row: Row;
  /** What the answer tells once, where there is such a thing. */
  secret: string;
}

interface Making<Row> {
  /** The mutation's name. */
  operation: string;
  input: KeyedInput;
  /** Makes it, as the viewer. What it throws is the answer, and the key stays free. */
  make(db: Transaction): Promise<Made<Row>>;
  /** The same, made earlier; null where it is gone since. */
  find(id: string): Promise<Row | null>;
}

/** Makes something once for each key. Throws IdempotencyConflictError and InputInvalidError, which the mutation lists. */
export async function makeOnce<Row extends { id: string }>(context: Context, making: Making<Row>): Promise<Made<Row>> {
  const { operation, input, make, find } = making;
  const key = readIdempotencyKey(input.idempotencyKey);
  if (key === null) return context.asViewer(make);
  const use: KeyUse = { operation, key };
  const owner = `${context.viewer?.userId} ${operation} ${key}`;
  const { made, earlier } = await context.asViewer(async (db) => {
    const taken = await takeForInput(db, use, input);
    if (taken.differences.length > 0) throw new IdempotencyConflictError(taken.differences);
    if (!taken.is_new) return { earlier: taken };
    const first = await make(db);
    await keepAnswer(
      db,
      use,
      first.row.id,
      first.secret === '' ? null : context.webhooks.box.seal(first.secret, owner),
    );
    return { made: first };
  });
  if (made) return made;
  const row = await find(String(earlier.answer));
  if (!row)
    throw InputInvalidError.of(
      'idempotencyKey',
      'was used before, for something that is not there any more. Use another key.',
    );
  const secret = earlier.secret && context.webhooks.box.open(earlier.secret, owner);
  if (earlier.secret && secret == null)
    throw InputInvalidError.of(
      'idempotencyKey',
      'was used before, but the secret of that time cannot be told again: the key of this server has changed.',
    );
  return { row, secret: secret ?? '' };
}

/** Takes a key, or finds what it was used for, with the fields whose values were others then. */
export async function takeForInput(db: Transaction, use: KeyUse, input: KeyedInput) {
  const now = hashFields(input);
  const taken = await takeKey(db, use, now);
  const names = Object.keys({ ...taken.input, ...now });
  const differences = names.filter((name) => taken.input[name] !== now[name]).toSorted();
  return { ...taken, differences };
}

/** Of each field that was given; one that is null is one that was left out, for the defaults are in already. */
function hashFields(input: KeyedInput): Record<string, string> {
  const given = Object.entries(input).filter(([name, value]) => name !== 'idempotencyKey' && value != null);
  return Object.fromEntries(given.map(([name, value]) => [name, hash(canonicalJson(value))]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

const longestKey = 200;

/** Null for none. */
export function readIdempotencyKey(key: string | null | undefined): string | null {
  if (key == null) return null;
  if (key.length >= 1 && key.length <= longestKey) return key;
  throw InputInvalidError.of('idempotencyKey', `must have 1 to ${longestKey} characters, but has ${key.length}.`);
}
