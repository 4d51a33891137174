import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createClients } from './clients.ts';

const from = (headers: Record<string, string | undefined>, remoteAddress = '127.0.0.1') =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['ads.example', 'http://ads.example'],
  ['[::1]:4000', 'http://[::1]:4000'],
  ['', 'http://127.0.0.1'],
  [undefined, 'http://127.0.0.1'],
  ['a b', 'http://127.0.0.1'],
  ['x:99999', 'http://127.0.0.1'],
])('the host %j gives %s', (host, origin) => {
  expect(createClients().originOf(from({ host }))).toBe(origin);
});

test('behind TLS, links begin with https: by the public address, or by the word of a proxy that is trusted', () => {
  const forwarded = from({ host: 'ads.example', 'x-forwarded-proto': 'https' });
  expect(createClients().originOf(forwarded)).toBe('http://ads.example');
  expect(createClients({ trustsProxy: true }).originOf(forwarded)).toBe('https://ads.example');
  expect(createClients({ trustsProxy: true }).isSecure(from({ host: 'ads.example' }))).toBe(false);
  const known = createClients({ publicUrl: 'https://ads.example/' });
  expect(known.originOf(from({ host: 'ads.example' }))).toBe('https://ads.example');
  // Whoever comes by another way, from the same computer for instance, gets links of that way.
  expect(known.originOf(from({ host: '127.0.0.1:4000' }))).toBe('http://127.0.0.1:4000');
});

test('an address is believed of the nearest proxy alone, and never of the client', () => {
  const claimed = from({ 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }, '::ffff:10.0.0.9');
  expect(createClients().addressOf(claimed)).toBe('10.0.0.9');
  expect(createClients({ trustsProxy: true }).addressOf(claimed)).toBe('2.2.2.2');
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('of %s counts %s, for whoever has one address of IPv6 has very many', (address, network) => {
  expect(createClients().addressOf(from({}, address))).toBe(network);
});

test.each([
  ['127.0.0.1:4000', true],
  ['[::1]:4000', true],
  ['localhost:4000', true],
  ['ads.localhost', true],
  ['ads.example', true],
  ['tunnel.example', true],
  ['studio.lan:4000', true],
  ['evil.example:4000', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
])('a server that knows its names, asked as %s: %s', (host, isExpected) => {
  const options = { publicUrl: 'https://tunnel.example', allowedOrigins: ['https://ads.example'] };
  expect(createClients({ ...options, host: 'studio.lan', knowsItsNames: true }).isExpectedHost(from({ host }))).toBe(
    isExpected,
  );
  expect(createClients(options).isExpectedHost(from({ host }))).toBe(true);
});

test.each([
  [undefined, true],
  ['http://ads.example', true],
  ['https://shop.example', true],
  ['https://ads.example:8443', false],
  ['http://shop.example', false],
  ['https://shop.example.evil.example', false],
  ['null', false],
])('a page of %s: %s', (origin, isAllowed) => {
  const clients = createClients({ allowedOrigins: ['https://shop.example'] });
  expect(clients.isAllowedPage(from({ host: 'ads.example', origin }))).toBe(isAllowed);
});
