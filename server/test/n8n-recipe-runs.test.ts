import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph, graphOf, prompt } from './ad-graph.ts';
import { makeToken } from './make-token.ts';
import { playN8n } from './play-n8n.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

const recipe = new URL('../../docs/examples/n8n-run-workflow.json', import.meta.url);

let app: RunningApp;
let person: Person;
let headers: Record<string, string>;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  const { authorization } = await makeToken(person, ['RUN'], 'n8n');
  headers = { authorization };
});
afterAll(() => app.close());

/** The recipe, with its settings filled in as its reader does. */
async function fillIn(workflowId: string) {
  const text = await readFile(recipe, 'utf8');
  return JSON.parse(
    text.replace('http://127.0.0.1:4000', app.url).replace('PASTE THE ID OF A WORKFLOW HERE', workflowId),
  );
}

test('it runs a workflow, waits for its end, and gives an item for each picture', async () => {
  const { id } = await person.createWorkflow(adGraph({ num_images: 2 }));
  const { items, sent } = await playN8n(await fillIn(id), headers, '7');
  expect(items).toEqual([{ link: expect.stringMatching(/^http/) }, { link: expect.stringMatching(/^http/) }]);
  expect(sent[0]).toMatchObject({ variables: { input: { workflowId: id, idempotencyKey: 'n8n-7' } } });
  const picture = await fetch(String(items[0]?.link));
  expect(picture.headers.get('content-type')).toMatch(/^image\//);
});

test('a run that fails stops it with what went wrong', async () => {
  const { id } = await person.createWorkflow(graphOf([prompt('prompt', 'An ad for {{nothing}}')]));
  await expect(playN8n(await fillIn(id), headers, '8')).rejects.toThrow(/nothing/);
});

test('a run that is refused stops it with the reason', async () => {
  await expect(playN8n(await fillIn('V29ya2Zsb3c6bm9uZQ=='), headers, '9')).rejects.toThrow(/workflowId/);
});
