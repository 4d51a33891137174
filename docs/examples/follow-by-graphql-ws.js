/*
 * Runs a workflow and follows it over a WebSocket, with the library graphql-ws (Node 22 or newer):
 *
 *   npm install
 *   VISUALADGEN_TOKEN=vag_… node follow-by-graphql-ws.js [workflow id]
 */
import { setTimeout } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { authorization, eventsDocument, print, printResult, startRun, url } from './visualadgen.js';

// The library's own retries would repeat the first number, so they are off: coming back with the last one is up to us.
const socket = createClient({
  url: `${url.replace('http', 'ws')}/graphql`,
  connectionParams: { authorization },
  retryAttempts: 0,
});

const executionId = await startRun();
for await (const event of follow(executionId)) print(event);
await printResult(executionId);
await socket.dispose();

/** Every event once and in order, over as many connections as it takes. */
async function* follow(id) {
  let after = 0;
  for (;;) {
    try {
      for await (const { data, errors } of socket.iterate({ query: eventsDocument, variables: { id, after } })) {
        if (errors) throw new Error(errors[0].message);
        after = data.executionEvents.sequence;
        yield data.executionEvents;
      }
      return; // The server completes the subscription when the execution has ended.
    } catch (fault) {
      // What is no event of the socket is a refusal. 4401 says that the token is not good, 4403 that it is no longer.
      if (!(fault instanceof Event) || fault.code === 4401 || fault.code === 4403) throw fault;
      await setTimeout(1_000);
    }
  }
}
