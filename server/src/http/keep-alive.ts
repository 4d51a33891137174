import type { WebSocket, WebSocketServer } from 'ws';

/**
 * Asks every socket for a sign of life each `interval` milliseconds, and ends those that gave none since the last time: a
 * client that is gone without a word would be kept for hours.
 */
export function keepAlive(sockets: WebSocketServer, interval: number): { stop(): void } {
  const silent = new WeakSet<WebSocket>();
  sockets.on('connection', (socket) => socket.on('pong', () => silent.delete(socket)));
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        silent.add(socket);
        socket.ping();
      }
    }
  }, interval);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
