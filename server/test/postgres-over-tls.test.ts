import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../src/settings/config.ts';
import { databaseConnection } from '../src/doctor/database-connection.ts';
import { createInspection } from '../src/doctor/inspection.ts';
import { openDatabase } from '../src/store/database.ts';
import { makeCertificate } from './make-certificate.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

/* What a link says of TLS, by both of our ways to Postgres: the pool, and the line that listens. */

const opened = new AsyncDisposableStack();
let link: string;
let folder: string;
let connections: ('encrypted' | 'in the clear')[] = [];
beforeAll(async () => {
  const own = makeCertificate();
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-tls-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'own.crt'), own.certificate);
  await writeFile(join(folder, 'other.crt'), makeCertificate().certificate);
  link = await putTlsInFront(await createSharedDatabase(), own);
});
afterAll(() => opened.disposeAsync());
beforeEach(() => {
  connections = [];
});

const cert = (name: string): string => `&sslrootcert=${join(folder, name)}`;
const examine = (search: string) =>
  databaseConnection.examine(createInspection(readConfig({ DATABASE_URL: link + search }), {}));

test.each<[string, () => string, 'encrypted' | 'in the clear']>([
  ['nothing said', () => '', 'in the clear'],
  ['require', () => '?sslmode=require', 'encrypted'],
  ['verify-ca', () => `?sslmode=verify-ca${cert('own.crt')}`, 'encrypted'],
  ['verify-full', () => `?sslmode=verify-full${cert('own.crt')}`, 'encrypted'],
])('%s: statements and what is listened for go %s', async (_, search, way) => {
  const database = await openDatabase({ url: link + search() });
  const heard = Promise.withResolvers<string>();
  const line = await database.listen('anything', heard.resolve, () => {});
  await database.query("select pg_notify('anything', 'word')");
  expect(await heard.promise).toBe('word');
  await line.close();
  await database.close();
  expect(new Set(connections)).toEqual(new Set([way]));
  expect(await examine(search())).toMatchObject({ level: 'good' });
});

test.each<[string, () => string]>([
  ['nobody has said to trust', () => '?sslmode=verify-full'],
  ['is another’s', () => `?sslmode=verify-full${cert('other.crt')}`],
  ['is another’s, also where the name would not matter', () => `?sslmode=verify-ca${cert('other.crt')}`],
])('a certificate that %s is refused, and the doctor says what helps', async (_, search) => {
  const database = await openDatabase({ url: link + search() });
  await expect(database.query('select 1')).rejects.toThrow(/certificate/);
  await database.close();
  expect(await examine(search())).toMatchObject({
    level: 'bad',
    says: 'its certificate was not accepted',
    mend: expect.stringContaining('sslrootcert'),
  });
});

/** As a pooler does: who asks for TLS is given it, and what comes out is passed on to Postgres. */
async function putTlsInFront(databaseUrl: string, { certificate, key }: { certificate: string; key: string }) {
  const { port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (first: Buffer) => {
      const wantsTls = first.length === 8 && first.readInt32BE(4) === 80_877_103;
      connections.push(wantsTls ? 'encrypted' : 'in the clear');
      if (!wantsTls) return passOn(socket, first);
      socket.write('S');
      const inner = new TLSSocket(socket, { isServer: true, cert: certificate, key });
      inner.on('error', () => {});
      passOn(inner);
    });
  });
  const passOn = (socket: Socket, first?: Buffer) => {
    const postgres = connect(Number(port), '127.0.0.1');
    sockets.add(postgres);
    postgres.on('error', () => {});
    if (first) postgres.write(first);
    socket.pipe(postgres).pipe(socket);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.defer(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return url.href;
}
