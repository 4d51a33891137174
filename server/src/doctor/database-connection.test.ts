import { expect, test } from 'vitest';
import { explainRefusal } from './database-connection.ts';

const fault = (message: string, code?: string) => Object.assign(new Error(message), { code });
const direct = 'db.abcdefghijklmnopqrst.supabase.co';
const pooler = 'aws-0-eu-central-1.pooler.supabase.com';

test.each([
  [
    'a direct host without a way there',
    fault('connect ENETUNREACH 2a05::1', 'ENETUNREACH'),
    direct,
    /IPv6 alone.*session pooler/s,
  ],
  [
    'a direct host without an IPv4 address',
    fault('getaddrinfo ENOTFOUND', 'ENOTFOUND'),
    direct,
    /IPv6 alone.*session pooler/s,
  ],
  [
    'another host that is not found',
    fault('getaddrinfo ENOTFOUND', 'ENOTFOUND'),
    'db.example.com',
    /cannot be reached.*Check host/s,
  ],
  [
    'a pooler of another region',
    fault('Tenant or user not found', 'XX000'),
    pooler,
    /pooler does not know.*postgres\.<project>/s,
  ],
  [
    'a certificate of its own',
    fault('self-signed certificate in certificate chain', 'SELF_SIGNED_CERT_IN_CHAIN'),
    direct,
    /certificate.*sslrootcert/s,
  ],
  ['no room', fault('sorry, too many clients already', '53300'), pooler, /no connection to spare/],
  [
    'a pooler without room',
    fault('MaxClientsInSessionMode: max clients reached', 'XX000'),
    pooler,
    /no connection to spare.*pool size/s,
  ],
  ['silence', fault('timeout expired'), pooler, /no answer in time/],
])('%s is told, with what helps', (_, refusal, host, words) => {
  const { level, says, mend } = explainRefusal(refusal, host, 'DATABASE_URL');
  expect(level).toBe('bad');
  expect(`${says}\n${mend}`).toMatch(words);
});
