import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  createPublicLookup,
  isPublicAddress,
  PrivateAddressError,
  refusePrivateHost,
  refusePrivatePeer,
  type Resolve,
} from './public-address.ts';

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://0/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.1.2.3/',
  'http://172.31.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://255.255.255.255/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[::]/',
  'http://017700000001/',
  'http://0x7f.0.0.1/',
  'http://127.0.0.1./',
  'http://１２７.０.０.１/',
  'http://127%2e0%2e0%2e1/',
  'http://[0:0:0:0:0:ffff:127.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b:1::1]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
])('%s is closed', (link) => {
  expect(() => refusePrivateHost(new URL(link))).toThrow();
});

test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111'])('%s is open', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  'http://localhost/',
  'http://LOCALHOST./',
  'http://me.localhost/',
  'http://metadata.google.internal/',
  'http://printer.local/',
])('%s is closed by its name', (link) => {
  expect(() => refusePrivateHost(new URL(link))).toThrow(PrivateAddressError);
});

test('another name is not judged before it is looked up', () => {
  expect(() => refusePrivateHost(new URL('http://127.0.0.1.nip.io/'))).not.toThrow();
  expect(isPublicAddress('127.0.0.1.nip.io')).toBe(false);
});

describe('a name is refused when it stands for', () => {
  const lookUp = (addresses: string[]) => {
    const resolve: Resolve = (_hostname, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    return new Promise((done, fail) => {
      createPublicLookup(resolve)('pictures.example', { all: true }, (fault, found) =>
        fault ? fail(fault) : done(found),
      );
    });
  };

  test.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:10.0.0.1']],
    [['::ffff:a00:1']],
    [['fe80::1%eth0']],
    [['169.254.169.254']],
    [['93.184.215.14', '10.0.0.1']],
    [['2606:4700:4700::1111', 'fd00::1']],
    [['64:ff9b::a00:1']],
    [['2001:0:7f00:1::']],
    [[]],
  ])('%j', async (addresses) => {
    await expect(lookUp(addresses)).rejects.toThrow(PrivateAddressError);
  });

  test('and taken when all of its addresses are open', async () => {
    const addresses = ['93.184.215.14', '2606:4700:4700::1111'];
    expect(await lookUp(addresses)).toMatchObject(addresses.map((address) => ({ address })));
  });
});

test('a connection that stands with a closed address all the same is broken off before a word is said', async () => {
  const server = createServer();
  const heard: unknown[] = [];
  server.on('connection', (other) => other.on('data', (bytes) => heard.push(bytes)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  const sent = request({ host: '127.0.0.1', port, agent: false });
  sent.once('socket', refusePrivatePeer);
  sent.end();
  await expect(once(sent, 'response')).rejects.toThrow(PrivateAddressError);
  const [other] = await connected;
  if (!other.closed) await once(other.resume(), 'close');
  expect(heard).toEqual([]);
  server.close();
  await once(server, 'close');
});
