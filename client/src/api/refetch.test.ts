import { Client, fetchExchange, gql } from 'urql';
import { expect, test, vi } from 'vitest';
import { refetch } from './refetch.ts';

/** A server that answers when it is told to. */
function openServer() {
  const questions: ((at: string) => void)[] = [];
  const client = new Client({
    url: 'http://server.example/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: () =>
      new Promise((resolve) => {
        questions.push((at) => resolve(Response.json({ data: { at } })));
      }),
  });
  return { client, questions };
}

const At = gql<{ at: string }, { id: string }>('query At($id: ID!) { at(id: $id) }');
const at = async (answer: ReturnType<typeof refetch<{ at: string }, { id: string }>>) => (await answer).data?.at;

test('who asks while the same is on its way is not given that answer, but one of its own, together with all who wait', async () => {
  const { client, questions } = openServer();
  const plain = client.query(At, { id: 'a' }, { requestPolicy: 'network-only' }).toPromise();
  const [first, second, third] = [1, 2, 3].map(() => at(refetch(client, At, { id: 'a' })));
  const other = at(refetch(client, At, { id: 'b' }));
  await vi.waitFor(() => expect(questions).toHaveLength(3));
  questions[0]?.('long before');
  questions[1]?.('before');
  questions[2]?.('elsewhere');
  expect([(await plain).data?.at, await first, await other]).toEqual(['long before', 'before', 'elsewhere']);
  await vi.waitFor(() => expect(questions).toHaveLength(4));
  questions[3]?.('now');
  expect([await second, await third]).toEqual(['now', 'now']);

  const later = at(refetch(client, At, { id: 'a' }));
  await vi.waitFor(() => expect(questions).toHaveLength(5));
  questions[4]?.('later');
  expect(await later).toBe('later');
});
