import { expect, test } from 'vitest';
import { allowHosts, createReceiverCheck } from './receiver-address.ts';

const check = createReceiverCheck(allowHosts(['localhost:5678', 'n8n.internal', '[::1]:9000']));

test.each([
  'https://example.com/hooks',
  'https://example.com:8443/hooks?key=1#x',
  'https://1.1.1.1/',
  'https://[2606:4700:4700::1111]/',
  'http://localhost:5678/webhook/abc',
  'https://localhost:5678/',
  'http://n8n.internal/',
  'https://n8n.internal/',
  'http://[::1]:9000/',
])('%s is good', (url) => {
  expect(check(url)).toBeNull();
});

test.each([
  ['', 'must be a whole link'],
  ['example.com/hooks', 'must be a whole link'],
  ['localhost:5678', 'must be a whole link'],
  ['ftp://example.com/', 'must be a whole link'],
  ['javascript:alert(1)', 'must be a whole link'],
  [`https://example.com/${'x'.repeat(2_000)}`, 'must have at most 2000 characters'],
  ['https://me:secret@example.com/', 'must not have a name or password'],
  ['https://me@localhost:5678/', 'must not have a name or password'],
  ['http://example.com/', 'must begin with https://'],
  ['https://localhost/', 'must lead to the open internet'],
  ['https://localhost:5679/', 'must lead to the open internet'],
  ['https://n8n.internal:8080/', 'must lead to the open internet'],
  ['https://printer.local/', 'must lead to the open internet'],
  ['https://LOCALHOST./', 'must lead to the open internet'],
  ['https://127.0.0.1/', 'must lead to the open internet'],
  ['https://127.1/', 'must lead to the open internet'],
  ['https://2130706433/', 'must lead to the open internet'],
  ['https://0x7f000001/', 'must lead to the open internet'],
  ['https://0177.0.0.1/', 'must lead to the open internet'],
  ['https://１２７.0.0.1/', 'must lead to the open internet'],
  ['https://0/', 'must lead to the open internet'],
  ['https://10.0.0.8/', 'must lead to the open internet'],
  ['https://192.168.1.1/', 'must lead to the open internet'],
  ['https://169.254.169.254/latest/meta-data', 'must lead to the open internet'],
  ['https://[::1]/', 'must lead to the open internet'],
  ['https://[::ffff:127.0.0.1]/', 'must lead to the open internet'],
  ['https://[::ffff:a9fe:a9fe]/', 'must lead to the open internet'],
  ['https://[64:ff9b::7f00:1]/', 'must lead to the open internet'],
  ['https://[fd00::1]/', 'must lead to the open internet'],
  ['https://[fe80::1]/', 'must lead to the open internet'],
  ['https://example.com:22/', 'must not lead to port 22'],
  ['https://example.com:25/', 'must not lead to port 25'],
  ['https://example.com:80/', 'must not lead to port 80'],
])('%s is not', (url, words) => {
  expect(check(url)).toContain(words);
});

test('the refusal names the setting by which it could be allowed', () => {
  expect(check('http://10.0.0.8:5678/x')).toContain('WEBHOOK_ALLOWED_HOSTS=10.0.0.8:5678.');
  expect(check('https://127.1/')).toContain('WEBHOOK_ALLOWED_HOSTS=127.0.0.1:443.');
});
