import { expect, test } from 'vitest';
import { isPublicAddress, refusePrivateHost } from './public-address.ts';

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
])('%s is closed', (link) => {
  expect(() => refusePrivateHost(new URL(link))).toThrow();
});

test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111'])('%s is open', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('a name is not judged before it is looked up', () => {
  expect(() => refusePrivateHost(new URL('http://localhost/'))).not.toThrow();
  expect(isPublicAddress('localhost')).toBe(false);
});
