import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { createSocketWriter, type SocketWriter } from './fan-out/socket-writer.ts';
import { createMessageRate } from './message-rate.ts';
import { createTurns, type InTurn } from './turns.ts';

/** What an operation may know of the connection that it came by. */
export interface Connection {
  request: IncomingMessage;
  /** What it was let in with. */
  authorization: string | null;
  /** Ends it for a reason that a client can read. */
  close(code: number, reason: string): void;
  /** Executes what is no subscription, a few at a time. */
  inTurn: InTurn;
  /** At once, where it has ended already. */
  whenClosed(work: () => void): void;
  writer: SocketWriter;
}

export interface ConnectionOptions {
  socket: WebSocket;
  /** By which it was asked for. */
  request: IncomingMessage;
  /** That which carries it. */
  connection: Duplex;
  onError(error: unknown): void;
  /** Hears of each message that is sent. */
  onSent(count: number): void;
  messagesPerMinute: number;
}

/** Bytes of answers that a client has asked for and not read. */
const mostUnread = 8 * 1024 * 1024;

const internalServerError = 4500;
/** What the protocol closes a socket for, and its library says in a word or two; at most 123 bytes. */
const reasons: Record<number, string> = {
  4400: 'Invalid message received: each is one JSON object of the protocol graphql-transport-ws.',
  4401: 'Unauthorized: send connection_init, and wait for connection_ack, before you subscribe.',
  4406: 'Subprotocol not acceptable: this is graphql-transport-ws.',
  4408: 'Connection initialisation timeout: send connection_init first.',
};
/** Upon which clients do not connect again by themselves. */
export const tooMany = 4429;

/**
 * Speaks graphql-ws' protocol over one socket of `ws`. A message that cannot be read, or is too large, closes the socket
 * with the code that `ws` gives it; that is the client's error and none to be logged.
 */
export function openConnection(
  protocol: Server<Connection>,
  { socket, request, connection, onError, onSent, messagesPerMinute }: ConnectionOptions,
): void {
  const writer = createSocketWriter(socket, connection);
  const isAllowed = createMessageRate(messagesPerMinute);
  let isRefused = false;
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => {
        onSent(1);
        return send(socket, text);
      },
      close: (code, reason) => socket.close(code, code === undefined ? reason : (reasons[code] ?? reason)),
      onMessage: (handle) => {
        socket.on('message', (data) => {
          if (isRefused) return;
          if (!isAllowed()) {
            isRefused = true;
            socket.close(tooMany, `Too many messages: at most ${messagesPerMinute} a minute`);
            return;
          }
          if (connection.writableLength > mostUnread) waitForReader();
          handle((data as Buffer).toString()).catch(fail);
        });
      },
    },
    {
      request,
      authorization: null,
      writer,
      inTurn: createTurns({ most: 8, ...writer }),
      close: (code, reason) => socket.close(code, reason),
      whenClosed: (work) => (socket.readyState === socket.OPEN ? void socket.once('close', work) : work()),
    },
  );
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    closed(code, reason.toString()).catch(onError);
  });

  /** Whoever does not read the answers is asked nothing more: else they would pile up here. */
  function waitForReader() {
    if (socket.isPaused) return;
    socket.pause();
    void writer.whenDrained().then(() => socket.resume());
  }

  function fail(error: unknown) {
    onError(error);
    socket.close(internalServerError, 'Internal server error');
  }
}

/**
 * Resolves when the message is on its way, so that whoever sends many waits for a slow reader. Where the socket is gone it
 * resolves too: that ends whatever is sent, and is nobody's error.
 */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}
