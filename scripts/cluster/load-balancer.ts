import {
  createServer,
  type IncomingMessage,
  request as requestHttp,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server behind the load balancer. */
export interface Backend {
  port: number;
  /** Aborted once it does not answer any more: whoever is connected to it had better ask another. */
  gone: AbortSignal;
}

/**
 * One address for several servers: each request and each socket goes to the next server that is well. One that takes no
 * connection is passed by; what has been sent to a server is never sent to another. `Host` goes through as it came, for the
 * servers make their links from it.
 */
export function createLoadBalancer(wellOnes: () => readonly Backend[]): Server {
  let turn = 0;
  const server = createServer((request, response) => passRequest(request, response, inTurn()));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    passSocket(request, socket, head, inTurn());
  });
  return server;

  function inTurn(): Backend[] {
    const backends = wellOnes();
    turn = (turn + 1) % Math.max(1, backends.length);
    return [...backends.slice(turn), ...backends.slice(0, turn)];
  }
}

function passRequest(request: IncomingMessage, response: ServerResponse, [backend, ...others]: Backend[]): void {
  if (!backend) return sendAway(response, 503, 'No server is ready.');
  let isConnected = false;
  const { connection: _, 'keep-alive': __, ...headers } = request.headers;
  const onward = requestHttp({
    host: '127.0.0.1',
    port: backend.port,
    method: request.method,
    path: request.url,
    headers,
    agent: false,
    signal: backend.gone,
  });
  onward.on('socket', (socket) => {
    // Not before the connection stands, so that the body is still whole for the next server.
    socket.once('connect', () => {
      isConnected = true;
      request.pipe(onward);
    });
  });
  onward.on('response', (answer) => {
    const { connection: ___, 'keep-alive': ____, ...own } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, own);
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('error', () => {
    if (response.writableFinished) return;
    if (!isConnected && !response.destroyed) passRequest(request, response, others);
    else if (response.headersSent) response.destroy();
    else sendAway(response, 502, 'The server went away before it answered. Ask again.');
  });
  response.on('close', () => onward.destroy());
}

function passSocket(request: IncomingMessage, socket: Duplex, head: Buffer, [backend, ...others]: Backend[]): void {
  if (!backend) return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
  let isConnected = false;
  const leave = () => onward.destroy();
  const onward: Socket = connect(backend.port, '127.0.0.1', () => {
    isConnected = true;
    onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headerLines(request)}\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => {
    if (isConnected) socket.destroy();
    else passSocket(request, socket, head, others);
  });
  backend.gone.addEventListener('abort', leave);
  onward.on('close', () => {
    backend.gone.removeEventListener('abort', leave);
    if (isConnected) socket.destroy();
  });
  socket.on('error', leave);
  socket.on('close', leave);
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  let lines = '';
  for (let at = 0; at < rawHeaders.length; at += 2) lines += `${rawHeaders[at]}: ${rawHeaders[at + 1]}\r\n`;
  return lines;
}

function sendAway(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end(JSON.stringify({ errors: [{ message }] }));
}
