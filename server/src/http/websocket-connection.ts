import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { createSocketWriter, type SocketWriter } from './fan-out/socket-writer.ts';

/** What an operation may know of the connection that it came by. */
export interface Connection {
  request: IncomingMessage;
  writer: SocketWriter;
  close(code: number, reason: string): void;
  whenClosed(work: () => void): void;
}

const internalServerError = 4500;

/**
 * Speaks graphql-ws' protocol over one socket of `ws`. A message that cannot be read, or is too large, closes the socket
 * with the code that `ws` gives it; that is the client's fault and none to be logged.
 */
export function openConnection(
  protocol: Server<Connection>,
  socket: WebSocket,
  request: IncomingMessage,
  connection: Duplex,
  onFault: (fault: unknown) => void,
): void {
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => send(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => {
        socket.on('message', (data) => {
          handle((data as Buffer).toString()).catch(fail);
        });
      },
    },
    {
      request,
      writer: createSocketWriter(socket, connection),
      close: (code, reason) => socket.close(code, reason),
      whenClosed: (work) => (socket.readyState === socket.OPEN ? void socket.once('close', work) : work()),
    },
  );
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    closed(code, reason.toString()).catch(onFault);
  });

  function fail(fault: unknown) {
    onFault(fault);
    socket.close(internalServerError, 'Internal server error');
  }
}

/**
 * Resolves when the message is on its way, so that whoever sends many waits for a slow reader. Where the socket is gone it
 * resolves too: that ends whatever is sent, and is nobody's fault.
 */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}
