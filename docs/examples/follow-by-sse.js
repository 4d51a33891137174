/*
 * Runs a workflow and follows it by server-sent events, with nothing but Node (22 or newer):
 *
 *   VISUALADGEN_TOKEN=vag_… node follow-by-sse.js [workflow id]
 */
import { setTimeout } from 'node:timers/promises';
import { authorization, eventsDocument, print, printResult, startRun, url } from './visualadgen.js';

/** The server has answered, and will not answer otherwise. */
class Refusal extends Error {}

const executionId = await startRun();
for await (const event of follow(executionId)) print(event);
await printResult(executionId);

/** Every event once and in order, over as many connections as it takes. */
async function* follow(id) {
  let after = 0;
  for (;;) {
    try {
      for await (const message of stream({ query: eventsDocument, variables: { id, after } })) {
        // The server says so when the execution has ended; a stream that ends without it was lost.
        if (message.event === 'complete') return;
        const { data, errors } = JSON.parse(message.data);
        if (errors) throw new Refusal(errors[0].message);
        after = data.executionEvents.sequence;
        yield data.executionEvents;
      }
    } catch (fault) {
      if (fault instanceof Refusal) throw fault;
    }
    await setTimeout(1_000);
  }
}

/** The messages of one connection: `event: …`, `data: …` and an empty line after each. */
async function* stream(body) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
    body: JSON.stringify(body),
  });
  if (response.status >= 400 && response.status < 500) throw new Refusal(await response.text());
  let waiting = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const messages = (waiting + text).split('\n\n');
    waiting = messages.pop();
    for (const message of messages) {
      const fields = message.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line)?.slice(1) ?? []);
      // What has no name is a sign of life.
      const { event, data } = Object.fromEntries(fields);
      if (event) yield { event, data };
    }
  }
}
