import { rename, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adGraph, graphOf, model, node, output, text } from './ad-graph.ts';
import type { ExecutionSeen } from './operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeEach(async () => {
  app = await startApp({
    demoPace: 200,
    paidCalls: { patience: { mostRetries: 2, firstPauseMs: 50, longestPauseMs: 100 } },
  });
  person = await app.signUp();
});
afterEach(() => app.close());

const retry = 'mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { __typename } }';
const resume = 'mutation ($input: ResumeExecutionInput!) { resumeExecution(input: $input) { __typename } }';

test('after a run: its links say that the picture is gone, and the same run again makes it again', async () => {
  const { workflowId, execution } = await person.run(adGraph());
  await rm(app.filesFolder, { recursive: true });
  const [lost] = linksOf(execution);
  const answer = await fetch(lost ?? '');
  expect([answer.status, await answer.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'LINK_MISSING' } }] },
  ]);

  const again = await person.execute(workflowId);
  await Array.fromAsync(person.follow(again));
  await expectWhole(await person.execution(again));
  expect(app.submissions()).toHaveLength(2);
});

test('gone between two nodes of a run: each that needs the picture says so, and the next run makes all of it', async () => {
  const edit = model('second', { aspect_ratio: '1:1' }, 'fal-ai/nano-banana/edit');
  const ad = node('ad', 'COMPOSE', { headline: 'Tea', placements: ['300x250'] });
  const { id } = await person.createWorkflow(
    graphOf(
      [
        text('idea', 'tea'),
        model('first'),
        { ...edit, hasBreakpoint: true },
        { ...ad, hasBreakpoint: true },
        output('out'),
      ],
      'idea.text -> first.prompt',
      'idea.text -> second.prompt',
      'first.image_urls -> second.image_url',
      'first.image_urls -> ad.image',
      'second.image_urls -> out.image_urls',
    ),
  );
  const failed = await goThrough(id, () => rm(app.filesFolder, { recursive: true }));
  expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'ASSET_MISSING' });
  const lost = failed.nodeExecutions.filter(({ status }) => status === 'FAILED');
  expect(lost.map(({ node: { key }, errorCode }) => [key, errorCode])).toEqual([
    ['second', 'ASSET_MISSING'],
    ['ad', 'ASSET_MISSING'],
  ]);

  await expectWhole(await goThrough(id, async () => {}));
});

test('away while a picture comes in: the run says so, and its retry gets the picture that was paid for', async () => {
  const { id } = await person.createWorkflow(adGraph());
  const executionId = await person.execute(id);
  const away = `${app.filesFolder}-away`;
  for await (const event of person.follow(executionId)) {
    if (event.__typename !== 'NodeStarted' || event.nodeExecution?.node.key !== 'model') continue;
    await rename(app.filesFolder, away).catch(() => {});
    // A file in its place: nothing can be written below it.
    await writeFile(app.filesFolder, '');
  }
  expect(await person.execution(executionId)).toMatchObject({
    status: 'FAILED',
    errorCode: 'STORAGE_UNAVAILABLE',
    totalCost: '0.000000',
  });

  await rm(app.filesFolder);
  await rename(away, app.filesFolder).catch(() => {});
  await person.read(retry, { input: { executionId } });
  await Array.fromAsync(person.follow(executionId));
  await expectWhole(await person.execution(executionId));
  expect(app.submissions()).toHaveLength(1);
});

/** Runs it to its breakpoint, and from there to its end. */
async function goThrough(workflowId: string, atBreakpoint: () => Promise<void>): Promise<ExecutionSeen> {
  const executionId = await person.execute(workflowId);
  for await (const event of person.follow(executionId)) {
    if (event.__typename !== 'ExecutionPaused') continue;
    await atBreakpoint();
    await person.read(resume, { input: { executionId } });
  }
  return person.execution(executionId);
}

async function expectWhole(execution: ExecutionSeen) {
  expect(execution).toMatchObject({ status: 'COMPLETED', error: null });
  const links = linksOf(execution);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect((await fetch(link)).status).toBe(200);
}

/** Of what the run's outputs name. */
function linksOf({ nodeExecutions }: ExecutionSeen): string[] {
  return nodeExecutions
    .filter(({ node: { type } }) => type === 'OUTPUT')
    .flatMap(({ output: given }) => given?.final_images ?? [])
    .filter((link) => typeof link === 'string');
}
