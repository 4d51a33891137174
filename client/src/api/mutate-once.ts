import type { Client, OperationResult, TypedDocumentNode } from 'urql';
import { newIdempotencyKey } from './idempotency-key.ts';

/**
 * Milliseconds for which a request whose answer was lost is remembered. Who asks for the same again later wants another; and a link to upload to,
 * which the first answer would have brought, has ended by then.
 */
const rememberedFor = 10 * 60_000;

interface Lost {
  key: string;
  /** When it is forgotten. */
  until: number;
}

/** What was asked for, word for word, and its answer never came. */
const lost = new WeakMap<Client, Map<string, Lost>>();

interface Keyed {
  idempotencyKey?: string | null | undefined;
}

/**
 * Sends a mutation that makes something, with a key of its own. Where the answer is lost, the same asked for again has the same key: what was made
 * by then is answered, and no second one is made. Two that are under way at once are two requests, also where they are worded alike.
 */
export async function mutateOnce<Data, Input extends Keyed>(
  client: Client,
  mutation: TypedDocumentNode<Data, { input: Input }>,
  input: NoInfer<Input>,
): Promise<OperationResult<Data, { input: Input }>> {
  const request = JSON.stringify([mutation, input]);
  const requests = lost.get(client) ?? new Map<string, Lost>();
  lost.set(client, requests);
  const before = requests.get(request);
  requests.delete(request);
  const key = before && before.until > Date.now() ? before.key : newIdempotencyKey();
  const result = await client.mutation(mutation, { input: { ...input, idempotencyKey: key } }).toPromise();
  // Only what was answered is known to be done, or to be refused.
  const isAnswered = Object.values(result.data ?? {}).some((answer) => answer !== null);
  if (!isAnswered) requests.set(request, { key, until: Date.now() + rememberedFor });
  return result;
}
