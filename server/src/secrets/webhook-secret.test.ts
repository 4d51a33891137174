import { expect, test } from 'vitest';
import { createSecretBox, makeWebhookSecret } from './webhook-secret.ts';

const box = createSecretBox('what the server keeps');

test('a secret comes out as it went in, and no two boxes look alike', () => {
  const secret = makeWebhookSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const sealed = box.seal(secret, 'a');
  expect(sealed.toString('latin1')).not.toContain(secret.slice(6, 20));
  expect(box.seal(secret, 'a').equals(sealed)).toBe(false);
  expect(box.open(sealed, 'a')).toBe(secret);
});

test('with another key, for another owner, or changed by a bit, nothing comes out', () => {
  const sealed = box.seal('whsec_x', 'a');
  expect(createSecretBox('another server').open(sealed, 'a')).toBeNull();
  expect(box.open(sealed, 'b')).toBeNull();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
    expect(box.open(changed, 'a')).toBeNull();
  }
  expect(box.open(Buffer.alloc(3), 'a')).toBeNull();
});
