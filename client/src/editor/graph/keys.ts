const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A short key that no other node of the graph has. */
export function newNodeKey(taken: ReadonlySet<string>): string {
  for (;;) {
    const key = `n_${randomLetters(8)}`;
    if (!taken.has(key)) return key;
  }
}

/** A key that names one press of the Run button. `crypto.randomUUID` would need HTTPS. */
export function newPressKey(): string {
  return randomLetters(24);
}

function randomLetters(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte % alphabet.length]).join(
    '',
  );
}

/** `Text`, then `Text 2`, `Text 3`: templates name nodes, so two of one name would be hard to tell apart. */
export function newNodeName(title: string, taken: ReadonlySet<string>): string {
  if (!taken.has(title)) return title;
  for (let count = 2; ; count++) {
    const name = `${title} ${count}`;
    if (!taken.has(name)) return name;
  }
}
