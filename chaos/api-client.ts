import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import type { ServerSlot } from './server-slot.ts';

/** Somebody with an account, who asks again when the server goes away before it has answered, as a good client does. */
export interface ApiClient {
  /** Asks until some server has answered, and gives the data. An answer with errors is told, and asked for again. */
  ask<Data>(query: string, variables: Record<string, unknown>, signal?: AbortSignal): Promise<Data>;
  authorization(): string;
  /** Answers that said that something is wrong, in words. */
  refusals: readonly string[];
}

interface GraphqlAnswer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: unknown } }[];
}

/** Longer than any answer takes of a server that is well. */
const patience = 20_000;
/** A token is good for an hour. */
const renewAfter = 40 * 60_000;

export async function signUpClient(cluster: Cluster): Promise<ApiClient> {
  const account = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const refusals: string[] = [];
  let session = { token: await enter('signup'), since: Date.now() };

  return {
    refusals,
    authorization: () => `Bearer ${session.token}`,
    async ask<Data>(query: string, variables: Record<string, unknown>, signal?: AbortSignal) {
      for (;;) {
        signal?.throwIfAborted();
        if (Date.now() - session.since > renewAfter) {
          session = { token: await enter('token?grant_type=password'), since: Date.now() };
        }
        const answer = await tryAt<GraphqlAnswer<Data>>(await cluster.reach(signal), '/graphql', {
          headers: { authorization: `Bearer ${session.token}` },
          body: { query, variables },
        });
        if (answer?.data && !answer.errors) return answer.data;
        if (answer) refusals.push(tell(query, answer));
        await pause(25);
      }
    },
  };

  async function enter(way: string): Promise<string> {
    for (;;) {
      const slot = await cluster.reach();
      const key = await readKey(slot);
      const entered = key
        ? await tryAt<{ access_token?: string }>(slot, `/auth/v1/${way}`, { headers: { apikey: key }, body: account })
        : undefined;
      if (entered?.access_token) return entered.access_token;
      await pause(25);
    }
  }
}

async function readKey(slot: ServerSlot): Promise<string | undefined> {
  const config = await tryAt<{ supabasePublishableKey: string }>(slot, '/config.json');
  return config?.supabasePublishableKey;
}

/** Undefined when the server went away, or never answered. */
async function tryAt<Answer>(
  slot: ServerSlot,
  path: string,
  request?: { headers: Record<string, string>; body: unknown },
): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${slot.url()}${path}`, {
      ...(request && {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...request.headers },
        body: JSON.stringify(request.body),
      }),
      signal: AbortSignal.any([slot.gone(), AbortSignal.timeout(patience)]),
    });
    return (await response.json()) as Answer;
  } catch {
    return undefined;
  }
}

function tell(query: string, { errors }: GraphqlAnswer<unknown>): string {
  const name = /\{\s*(\w+)/.exec(query)?.[1] ?? query;
  const words = errors?.map(({ message, extensions }) => `${String(extensions?.code)}: ${message}`);
  return `${name} was answered with ${words?.join('; ') ?? 'no data'}`;
}
