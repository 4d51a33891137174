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
