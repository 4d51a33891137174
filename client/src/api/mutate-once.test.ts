import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, fetchExchange, gql } from 'urql';
import type { TypedDocumentNode } from 'urql';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { mutateOnce } from './mutate-once.ts';

type Input = { name: string; idempotencyKey?: string | null };
const mutation: TypedDocumentNode<{ make: { made: string } | null }, { input: Input }> = gql`
  mutation ($input: MakeInput!) {
    make(input: $input) {
      made
    }
  }
`;

/** Makes one thing for each key, as the API does; an answer is lost, or is a fault, while it is told so. */
const made = new Map<string, string>();
let answers: 'well' | 'lost' | 'fault';
const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => void server.close());

async function answer(request: IncomingMessage, response: ServerResponse) {
  const body = Buffer.concat((await request.toArray()) as Buffer[]).toString();
  const { name, idempotencyKey } = (JSON.parse(body) as { variables: { input: Input } }).variables.input;
  made.set(idempotencyKey ?? 'no key', name);
  if (answers === 'lost') return request.socket.destroy();
  const told =
    answers === 'fault'
      ? { data: { make: null }, errors: [{ message: 'Not now.' }] }
      : { data: { make: { made: name } } };
  return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
}

let client: Client;
beforeEach(() => {
  made.clear();
  answers = 'well';
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false });
});

const make = (name: string) => mutateOnce(client, mutation, { name });

test.each(['lost', 'fault'] as const)(
  'an answer that is %s: the same asked for again makes no second one',
  async (how) => {
    answers = how;
    expect((await make('Shop')).error).toBeDefined();
    expect((await make('Shop')).error).toBeDefined();
    answers = 'well';
    expect((await make('Shop')).data).toMatchObject({ make: { made: 'Shop' } });
    expect(made.size).toBe(1);
    // That was answered: who asks now wants another one.
    await make('Shop');
    expect(made.size).toBe(2);
  },
);

test('something else is another request, and so is the same twice at once', async () => {
  answers = 'lost';
  await make('Shop');
  answers = 'well';
  await make('Cafe');
  expect(made.size).toBe(2);
  made.clear();
  await Promise.all([make('Photo'), make('Photo')]);
  expect(made.size).toBe(2);
});
