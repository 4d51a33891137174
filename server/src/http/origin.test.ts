import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { originOf } from './origin.ts';

test.each([
  ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['ads.example', 'http://ads.example'],
  ['[::1]:4000', 'http://[::1]:4000'],
  ['', 'http://127.0.0.1'],
  [undefined, 'http://127.0.0.1'],
  ['a b', 'http://127.0.0.1'],
  ['x:99999', 'http://127.0.0.1'],
])('the host %j gives %s', (host, origin) => {
  expect(originOf({ headers: { host } } as IncomingMessage)).toBe(origin);
});
