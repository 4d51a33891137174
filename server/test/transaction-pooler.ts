import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';

export interface TransactionPooler {
  /** The same database, through the pooler. */
  url: string;
  /** Every statement that went through, in order. */
  statements: string[];
  /** Names under which statements were prepared, which a pooler cannot keep apart. */
  preparedNames: string[];
  /** How many transactions each of its sessions had. */
  transactions: number[];
  /** What the sessions say of themselves after all: nothing may be left in them. */
  ask(query: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

interface Session {
  client: pg.Client;
  socket: Socket;
  transactions: number;
  user: Client | null;
}

interface Client {
  socket: Socket;
  session: Session | null;
  /** Frames that wait for a session. */
  waiting: Buffer[];
  /** Sent and not answered with ReadyForQuery yet. */
  open: number;
}

/**
 * A pooler in transaction mode, as Supavisor and PgBouncer are on port 6543: clients share a few sessions of the database. Each
 * transaction gets the session that has rested longest, so that two in a row are never in the same one; it goes back as soon as the
 * database says that no transaction is open. What is told to a session in between (NOTIFY) reaches nobody.
 */
export async function startTransactionPooler(databaseUrl: string, size = 4): Promise<TransactionPooler> {
  const statements: string[] = [];
  const preparedNames: string[] = [];
  const sessions = await Promise.all(Array.from({ length: size }, () => openSession(databaseUrl)));
  const resting = [...sessions];
  const queue: Client[] = [];
  const sockets = new Set<Socket>();

  for (const session of sessions) {
    readFrames(session.socket, (frame) => {
      const { user } = session;
      if (!user) return;
      user.socket.write(frame);
      if (String.fromCharCode(frame[0] ?? 0) !== 'Z') return;
      user.open -= 1;
      const isIdle = String.fromCharCode(frame[5] ?? 0) === 'I';
      if (isIdle && user.open === 0) giveBack(session);
    });
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    const client: Client = { socket, session: null, waiting: [], open: 0 };
    socket.once('close', () => {
      sockets.delete(socket);
      if (queue.includes(client)) queue.splice(queue.indexOf(client), 1);
      // Whoever goes in the middle of a transaction leaves it behind.
      if (client.session) void rollBack(client.session);
    });
    greet(socket, () => readFrames(socket, (frame) => take(client, frame)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    statements,
    preparedNames,
    get transactions() {
      return sessions.map(({ transactions }) => transactions);
    },
    async ask(query) {
      const rows: Record<string, unknown>[] = [];
      const client = new pg.Client(url.href);
      await client.connect();
      for (const _ of sessions) rows.push(...(await client.query<Record<string, unknown>>(query)).rows);
      await client.end();
      return rows;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
      for (const { socket } of sessions) socket.destroy();
    },
  };

  function take(client: Client, frame: Buffer): void {
    const type = String.fromCharCode(frame[0] ?? 0);
    if (type === 'X') return void client.socket.end();
    note(type, frame);
    client.waiting.push(frame);
    if (!client.session && !queue.includes(client)) queue.push(client);
    lend();
    pass(client);
  }

  function lend(): void {
    while (queue.length > 0 && resting.length > 0) {
      const [client, session] = [queue.shift(), resting.shift()];
      if (!client || !session) return;
      client.session = session;
      session.user = client;
      session.transactions += 1;
      pass(client);
    }
  }

  function pass(client: Client): void {
    if (!client.session) return;
    for (const frame of client.waiting.splice(0)) {
      if (['Q', 'S', 'F'].includes(String.fromCharCode(frame[0] ?? 0))) client.open += 1;
      client.session.socket.write(frame);
    }
  }

  function giveBack(session: Session): void {
    if (session.user) session.user.session = null;
    session.user = null;
    resting.push(session);
    lend();
  }

  async function rollBack(session: Session): Promise<void> {
    const nobody: Client = { socket: session.socket, session, waiting: [], open: 1 };
    session.user = { ...nobody, socket: { write: () => true } as unknown as Socket };
    session.socket.write(queryFrame('rollback'));
  }

  function note(type: string, frame: Buffer): void {
    if (type === 'Q') statements.push(textAt(frame, 5));
    if (type !== 'P') return;
    const name = textAt(frame, 5);
    if (name !== '') preparedNames.push(name);
    statements.push(textAt(frame, 5 + Buffer.byteLength(name) + 1));
  }
}

/** A session that has signed in, from which the driver is taken away. */
async function openSession(url: string): Promise<Session> {
  const client = new pg.Client(url);
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners();
  stream.on('error', () => {});
  return { client, socket: stream, transactions: 0, user: null };
}

/** Lets everybody in, in the clear: what is tried here is what comes after. */
function greet(socket: Socket, onReady: () => void): void {
  socket.once('data', (data: Buffer) => {
    const wantsTls = data.readInt32BE(4) === 80_877_103;
    if (wantsTls) {
      socket.write('N');
      return greet(socket, onReady);
    }
    onReady();
    socket.write(
      Buffer.concat([
        frameOf('R', Buffer.alloc(4)),
        frameOf('S', Buffer.from('server_version\x0018.0\x00')),
        frameOf('S', Buffer.from('client_encoding\x00UTF8\x00')),
        frameOf('K', Buffer.alloc(8)),
        frameOf('Z', Buffer.from('I')),
      ]),
    );
  });
}

function readFrames(socket: Socket, onFrame: (frame: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 5 && rest.length >= 1 + rest.readInt32BE(1)) {
      const end = 1 + rest.readInt32BE(1);
      onFrame(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  });
}

export function frameOf(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function queryFrame(statement: string): Buffer {
  return frameOf('Q', Buffer.from(`${statement}\x00`));
}

function textAt(frame: Buffer, start: number): string {
  return frame.toString('utf8', start, frame.indexOf(0, start));
}
