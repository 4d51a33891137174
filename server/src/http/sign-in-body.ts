import type { Attempt } from './sign-in-attempts.ts';

const texts = ['email', 'password', 'phone', 'refresh_token', 'token', 'token_hash', 'type'];

/**
 * Whether what is sent to the embedded sign-in has texts where it expects texts, and none that a database cannot hold: it
 * takes them for granted, and fails on anything else. What is no JSON it refuses by itself.
 */
export function isSignInBody(body: Buffer): boolean {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return true;
  }
  if (typeof value !== 'object' || value === null) return false;
  return texts.every((name) => {
    const text = (value as Record<string, unknown>)[name];
    return text === undefined || text === null || (typeof text === 'string' && !text.includes('\u0000'));
  });
}

/** The try of a password that a request is, if it is one. Call it for bodies that `isSignInBody` lets through. */
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
