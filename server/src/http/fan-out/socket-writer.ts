import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { FrameTarget } from './frames.ts';

/** Bytes waiting for the other side to read; whoever writes many messages stops there. */
const mostWaiting = 1024 * 1024;

/** Writes frames past `ws`, to the connection that it stands on, between the messages that it writes itself. */
export interface SocketWriter extends FrameTarget {
  isFull(): boolean;
  /** Resolves when everything has been sent; never, when the connection is gone. */
  whenDrained(): Promise<void>;
}

/** `connection` is the one that was upgraded to `socket`, which must not compress: its messages keep their order then. */
export function createSocketWriter(socket: WebSocket, connection: Duplex): SocketWriter {
  let drained: Promise<void> | undefined;
  return {
    write(pieces) {
      // Nothing may follow on the frame that says goodbye.
      if (socket.readyState !== socket.OPEN) return true;
      if (pieces.length > 1) connection.cork();
      for (const piece of pieces) connection.write(piece);
      if (pieces.length > 1) connection.uncork();
      // The connection has nothing left to do, so that it needs the bytes no more.
      return connection.writableLength === 0;
    },
    isFull: () => connection.writableLength > mostWaiting,
    whenDrained: () => (drained ??= waitUntilDrained()),
  };

  function waitUntilDrained(): Promise<void> {
    return new Promise((resolve) => {
      const stop = () => {
        connection.off('drain', finish);
        connection.off('close', stop);
      };
      const finish = () => {
        stop();
        drained = undefined;
        resolve();
      };
      connection.on('drain', finish);
      connection.on('close', stop);
    });
  }
}
