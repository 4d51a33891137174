import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphOf, model, node, output, prompt } from './ad-graph.ts';
import { createOperations, type RandomOperation, seeded } from './random-operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/*
 * Operations made up from the schema, whatever it comes to hold: none is answered by a fault of the server's own, and none
 * takes long. FUZZ=10000 sends so many, FUZZ_SEED others than usual.
 */

const count = Number(process.env['FUZZ'] ?? 1_500);
const seed = Number(process.env['FUZZ_SEED'] ?? 20261121);
/** Milliseconds; where much else runs on the same computer, the time of one operation says little. */
const longest = process.env['FUZZ'] ? 1_000 : 20_000;
const atOnce = 4;

let app: RunningApp;
let person: Person;
let ids: string[];
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  const graph = graphOf(
    [
      node('ideas', 'TEXT_LIST', { values: ['cold brew', 'iced tea'] }),
      prompt('prompt', 'An ad for {{text}}'),
      model('model'),
      output('output'),
    ],
    'ideas.text -> prompt.input',
    'prompt.prompt -> model.prompt',
    'model.image_urls -> output.image_urls',
  );
  const { workflowId, executionId, execution } = await person.run(graph);
  const images = execution.generations.edges.flatMap(({ node: { images: own } }) => own.map(({ id }) => id));
  const nodes = execution.nodeExecutions.map(({ id }) => id);
  const items = await Promise.all(nodes.map((id) => person.read<Items>(readItems, { id })));
  const itemIds = items.flatMap(({ node: { items: own } }) => own.nodes.map(({ id }) => id));
  ids = [workflowId, executionId, ...images, ...nodes, ...itemIds].filter((id) => typeof id === 'string');
});
afterAll(() => app.close());

interface Items {
  node: { items: { nodes: { id: string }[] } };
}
const readItems = 'query ($id: ID!) { node(id: $id) { ... on NodeExecution { items { nodes { id } } } } }';

test(`${count} random operations`, { timeout: count * 100 + 60_000 }, async () => {
  const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const next = createOperations({ schema, ids }, seeded(seed));
  const operations = Array.from({ length: count }, next);
  const faults: unknown[] = [];
  const answers = new Map<string, number>();
  let slowest = 0;

  const queue = operations.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const operation of queue) {
        const started = performance.now();
        const { status, text } = await send(operation).catch((fault: unknown) => ({
          status: 599,
          text: String(fault),
        }));
        const took = performance.now() - started;
        slowest = Math.max(slowest, took);
        if (status >= 500 || /"code":"INTERNAL"/.test(text) || took > longest) {
          faults.push({ status, took, text: text.slice(0, 500), ...operation });
        }
        const outcome = /"errors":/.test(text) ? (/"code":"(\w+)"/.exec(text)?.[1] ?? 'no code') : 'data';
        answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
      }
    }),
  );
  if (process.env['FUZZ']) console.log(answers, `the slowest took ${Math.round(slowest)} ms`);
  expect(faults).toEqual([]);
  expect(answers.get('no code')).toBeUndefined();
  // Neither all refused before they are looked at, nor all too tame.
  expect(answers.get('data')).toBeGreaterThan(count / 10);
  expect(answers.get('data')).toBeLessThan(count * 0.9);
  expect((await person.ask<{ viewer: { id: string } }>('{ viewer { id } }')).data?.viewer.id).toBeDefined();
});

async function send({ kind, query, variables }: RandomOperation): Promise<{ status: number; text: string }> {
  const stream = kind === 'subscription';
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: person.authorization,
      ...(stream && { accept: 'text/event-stream' }),
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(longest),
  });
  if (!stream || !response.body) return { status: response.status, text: await response.text() };
  // Some go on for ever: what comes at once is looked at.
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    break;
  }
  return { status: response.status, text };
}
