import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSessionVerifier } from './verify-session.ts';

/** Takes every request, and answers none. */
let silent: Server;
let url: string;
beforeAll(async () => {
  silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

const claims = {
  sub: '0b0e7c1a-3f2d-4c56-9a1b-2c3d4e5f6071',
  aud: 'authenticated',
  role: 'authenticated',
  exp: Math.floor(Date.now() / 1000) + 3600,
};
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each(['ES256', 'HS256'])(
  'a sign-in that never answers is given up, and is no verdict on a token (%s)',
  async (alg) => {
    const verify = createSessionVerifier({
      url,
      publishableKey: 'sb_publishable_x',
      issuer: undefined,
      timeoutMs: 30,
      isSessionOpen: async () => true,
    });
    const token = `${part({ alg, kid: 'one' })}.${part(claims)}.AAAA`;
    await expect(verify(token)).rejects.toMatchObject({ code: 'SIGN_IN_UNAVAILABLE', retryable: true });
  },
);
