import { findUnkeepableText } from '../store/unkeepable-text.ts';
import type { Attempt } from './sign-in-attempts.ts';

const texts = ['email', 'password', 'phone', 'refresh_token', 'token', 'token_hash', 'type'];
/** Characters. An index of the database holds no more of them, nor does any address. */
const longest: Record<string, number> = { email: 255, phone: 255 };
/** Objects and lists within one another: what is kept of a person is flat, and what reads it calls itself for each. */
const deepest = 100;

/**
 * What is wrong with a request to the embedded sign-in, as a sentence that names the field; undefined for nothing. It takes for
 * granted that texts are texts and can be kept, and fails on anything else. What is no JSON it refuses by itself.
 */
export function findSignInError(url = '', body: Buffer | null): string | undefined {
  return findParameterError(url) ?? (body && body.length > 0 ? findBodyError(body) : undefined);
}

function findParameterError(url: string): string | undefined {
  const { searchParams } = new URL(url, 'http://localhost');
  return sayUnkeepable(Object.fromEntries(searchParams));
}

function findBodyError(body: Buffer): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'The body must be a JSON object.';
  if (nestsDeeper(value, deepest)) return `The body nests deeper than ${deepest} objects and lists.`;
  const fields = value as Record<string, unknown>;
  for (const name of texts) {
    const text = fields[name] ?? '';
    const most = longest[name] ?? Number.POSITIVE_INFINITY;
    if (typeof text !== 'string') return `${name}: must be a text.`;
    if (text.length > most) return `${name}: must have at most ${most} characters, but has ${text.length}.`;
  }
  return sayUnkeepable(fields);
}

function sayUnkeepable(fields: object): string | undefined {
  const found = findUnkeepableText(fields);
  if (found.length === 0) return undefined;
  return found.map(({ path, problem }) => `${path.join('.')}: ${problem}`).join(' ');
}

function nestsDeeper(value: object, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** The try of a password that a request is, if it is one. Call it for bodies without an error. */
export function readAttempt(url = '', body: Buffer, address: string): Attempt | null {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname !== '/auth/v1/token' || searchParams.get('grant_type') !== 'password') return null;
  try {
    const { email } = JSON.parse(body.toString()) as { email?: unknown };
    return { email: typeof email === 'string' ? email : '', address };
  } catch {
    return null;
  }
}
