import { createClient } from 'graphql-ws';
import type { Client, SubscribePayload } from 'graphql-ws';
import type { SubscriptionOperation } from 'urql';
import { connection } from './connection.ts';
import { resumeAfterLastSeen } from './resume-after-last-seen.ts';

const pingEvery = 12_000;
const pongWithin = 6_000;
const longestWait = 20_000;

/** The one WebSocket for all subscriptions: opened with the first, closed with the last, reopened as long as one lives. */
export function createLiveSocket(getToken: () => Promise<string | null>, onRefused: () => void = () => {}): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`,
    // Asked anew at each connect: a token lives an hour, a page may live for days.
    connectionParams: async () => {
      const token = await getToken();
      return token ? { authorization: `Bearer ${token}` } : {};
    },
    lazyCloseTimeout: 3_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait,
    keepAlive: pingEvery,
    on: {
      connected: () => connection.reportReached(),
      // A network that went silent (a laptop asleep, another Wi-Fi) shows in a pong that never comes.
      ping: (isReceived) => {
        if (!isReceived) pongTimer = setTimeout(() => client.terminate(), pongWithin);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(pongTimer);
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        const code = codeOf(event);
        const isRefused = code === forbidden || code === unauthorized;
        if (isRefused && !hasOnlyExpired(event)) onRefused();
        if (code === tooMuch) connection.reportLimited();
        else if (code !== 1000 && !isRefused) connection.reportLost();
      },
    },
  });
  return client;
}

async function retryWait(retries: number): Promise<void> {
  const longest = Math.min(500 * 2 ** retries, longestWait);
  await connection.waitForRecovery(longest * (0.5 + Math.random() / 2));
  // Spread out, so that all editors do not come back in the same instant.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
}

/**
 * How urql speaks to that socket. What a socket was never let in with ends it for good (4401); whoever signs in again over the page as
 * it was left has another by then, so that it is tried again. What has an `afterSequence` variable goes on where it stopped, whenever the socket comes back. */
export function forwardToSocket(client: Client) {
  return (operation: SubscriptionOperation) => ({
    subscribe(sink: { next(value: object): void; error(error: unknown): void; complete(): void }) {
      const { payload, sawResult } = resumeAfterLastSeen({
        query: operation.query ?? '',
        variables: operation.variables,
      } satisfies SubscribePayload);
      let hasEnded = false;
      let refusals = 0;
      let leave = start();
      return {
        unsubscribe: () => {
          hasEnded = true;
          leave();
        },
      };

      function start() {
        return client.subscribe(payload, {
          next: (result) => {
            refusals = 0;
            sawResult(result);
            sink.next(result);
          },
          error: (error) => {
            if (codeOf(error) === unauthorized) void startAgain();
            else sink.error(error);
          },
          complete: () => sink.complete(),
        });
      }

      async function startAgain() {
        await retryWait((refusals += 1));
        if (!hasEnded) leave = start();
      }
    },
  });
}

/** The server is there, and sends the socket away for the credential that it came with. */
const forbidden = 4403;
const unauthorized = 4401;

/** Too many sockets of this person, or too many messages. */
const tooMuch = 4429;

function codeOf(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined;
}

/** One that ran out was renewed long before, and is asked for anew at the next connect. */
function hasOnlyExpired(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'reason' in event && event.reason === 'Credential expired';
}
