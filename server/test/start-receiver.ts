import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as it came in. */
export interface Received {
  headers: Record<string, string>;
  body: string;
  message: { type: string; timestamp: string; data: Record<string, unknown> };
  path: string;
}

type Answer = (response: ServerResponse, received: Received) => void;

/** A receiver of webhooks, over real HTTP. */
export interface Receiver {
  url: string;
  /** As WEBHOOK_ALLOWED_HOSTS names it. */
  host: string;
  received: Received[];
  /** The next message that comes, or came and was not asked for yet; of a path, where one is given. */
  next(path?: string): Promise<Received>;
  /** What is answered from now on; 204 at first. */
  answerWith(answer: Answer | number, path?: string): void;
  close(): Promise<void>;
}

export async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const answers = new Map<string, Answer>();
  const unasked: Received[] = [];
  const asked: { path: string | undefined; resolve: (one: Received) => void }[] = [];
  const server = createServer((request, response) => void take(request, response)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function take(request: IncomingMessage, response: ServerResponse) {
    const chunks = await request.toArray();
    const body = Buffer.concat(chunks as Buffer[]).toString();
    const path = request.url ?? '/';
    const headers = request.headers as Record<string, string>;
    const one: Received = { headers, body, message: JSON.parse(body) as Received['message'], path };
    received.push(one);
    const answer = answers.get(path) ?? answers.get('') ?? ((reply: ServerResponse) => reply.writeHead(204).end());
    const waiting = asked.findIndex((who) => who.path === undefined || who.path === path);
    if (waiting >= 0) asked.splice(waiting, 1)[0]?.resolve(one);
    else unasked.push(one);
    answer(response, one);
  }

  return {
    url: `http://${host}`,
    host,
    received,
    next(path) {
      const at = unasked.findIndex((one) => path === undefined || one.path === path);
      const [one] = at >= 0 ? unasked.splice(at, 1) : [];
      return one ? Promise.resolve(one) : new Promise((resolve) => asked.push({ path, resolve }));
    },
    answerWith(answer, path = '') {
      answers.set(path, typeof answer === 'function' ? answer : (response) => response.writeHead(answer).end());
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the message says, as the reference implementation of the specification verifies it; throws when it does not. */
export function verify({ body, headers }: Received, secret: string): unknown {
  return new Webhook(secret).verify(body, headers);
}
