import { pino } from 'pino';
import { PGlite } from '@electric-sql/pglite';
import { createApp } from '../../src/wiring/create-app.ts';
import { readConfig } from '../../src/settings/config.ts';
import { graphOf, prompt, text } from '../../test/ad-graph.ts';
import { signUp } from '../../test/sign-up.ts';

/* How long an event takes from its commit, when the engine tells it, to a subscriber's socket in the same process. */

const runs = 200;

const app = await createApp(readConfig({ PORT: '0' }), {
  pglite: await PGlite.create(),
  filesFolder: '/nowhere',
  hasSamples: false,
  log: pino({ level: 'silent' }),
});
const { supabasePublishableKey: key } = (await (await fetch(`${app.url}/config.json`)).json()) as {
  supabasePublishableKey: string;
};
const person = await signUp(app.url, key);
const graph = graphOf([text('idea', 'tea'), prompt('prompt', 'An ad for {{text}}')], 'idea.text -> prompt.input');
graph.nodes = graph.nodes.map((node) => ({ ...node, hasBreakpoint: node.key === 'idea' }));
const { id } = await person.createWorkflow(graph);

const toldAt = new Map<string, number>();
const delays: number[] = [];
for (let run = 0; run < runs; run++) {
  const executionId = await person.execute(id, undefined, { isFresh: true });
  const rowId = Buffer.from(executionId, 'base64').toString().split(':')[1] ?? '';
  const stop = app.emitter.onExecution(rowId, ({ sequence }) => toldAt.set(`${rowId} ${sequence}`, performance.now()));
  let isWatching = false;
  for await (const { sequence, __typename } of person.follow(executionId)) {
    const told = toldAt.get(`${rowId} ${sequence}`);
    if (isWatching && told !== undefined) delays.push(performance.now() - told);
    // From here on the subscriber waits for what is to come.
    if (__typename !== 'ExecutionPaused') continue;
    isWatching = true;
    await person.read('mutation ($input: ResumeExecutionInput!) { resumeExecution(input: $input) { __typename } }', {
      input: { executionId },
    });
  }
  stop();
}
delays.sort((a, b) => a - b);
const at = (share: number) => delays[Math.floor(delays.length * share)]?.toFixed(2);
console.log(`from commit to a subscriber's socket, ${delays.length} events: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
await person.leave();
await app.close();
