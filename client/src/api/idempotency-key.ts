const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A key that names one thing that a person wants, such as one press of the Run button. `crypto.randomUUID` would need HTTPS. */
export function newIdempotencyKey(): string {
  return randomLetters(24);
}

export function randomLetters(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte % alphabet.length]).join(
    '',
  );
}
