/*
 * Runs a workflow and follows it with urql, the client that the editor uses, too (Node 22 or newer, or a browser):
 *
 *   npm install
 *   VISUALADGEN_TOKEN=vag_… node follow-by-urql.js [workflow id]
 */
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import { authorization, eventsDocument, print, printResult, startRun, url } from './visualadgen.js';

const socket = createClient({
  url: `${url.replace('http', 'ws')}/graphql`,
  connectionParams: { authorization },
  retryAttempts: 0,
});
const client = new Client({
  url: `${url}/graphql`,
  preferGetMethod: false,
  fetchOptions: { headers: { authorization } },
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
});

const executionId = await startRun();
await follow(executionId);
await printResult(executionId);
await socket.dispose();

/** Every event once and in order, over as many connections as it takes. */
function follow(id) {
  const { promise, resolve, reject } = Promise.withResolvers();
  let after = 0;
  subscribe();
  return promise;

  function subscribe() {
    client.subscription(eventsDocument, { id, after }).subscribe(({ data, error, hasNext }) => {
      // 4401 says that the token is not good, 4403 that it is no longer.
      if (error?.networkError && ![4401, 4403].includes(error.networkError.code)) setTimeout(subscribe, 1_000);
      else if (error) reject(error);
      // The server completes the subscription when the execution has ended; urql gives the last result once more then.
      else if (!hasNext) resolve();
      else {
        after = data.executionEvents.sequence;
        print(data.executionEvents);
      }
    });
  }
}
