import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawSamplePhoto } from '@visualadgen/demo-fal/drawing/sample-photo.ts';
import { adGraph, graphOf, prompt, text } from './ad-graph.ts';
import { openPreparedDatabase } from './open-prepared-database.ts';
import { createUpload } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { mountSmallDisk } from './small-disk.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* A server whose database and pictures are each on a small disk of its own, which gets full while it works. */

const dataDir = mkdtempSync(join(tmpdir(), 'visualadgen-disk-'));
const filesFolder = join(dataDir, 'files');
const disk = mountSmallDisk(dataDir, '120m');
mkdirSync(filesFolder);
const filesDisk = disk && mountSmallDisk(filesFolder, '3m');
if (!disk) rmSync(dataDir, { recursive: true });
const onDisk = test.skipIf(!disk);

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  if (!disk) return;
  await (await openPreparedDatabase(join(dataDir, 'postgres'))).close();
  app = await startApp({
    keepsData: true,
    config: { dataDir },
    // As often as it takes until there is room; how often in the world, `ride-out.test.ts` says.
    paidCalls: { patience: { mostRetries: 100_000, firstPauseMs: 20, longestPauseMs: 50 } },
  });
  person = await app.signUp();
});
afterAll(async () => {
  // A test that failed on its way leaves them full.
  await Promise.all([disk?.makeRoom(), filesDisk?.makeRoom()]);
  await app?.close();
  filesDisk?.unmount();
  disk?.unmount();
});

const resume = 'mutation ($input: ResumeExecutionInput!) { resumeExecution(input: $input) { __typename } }';

onDisk(
  'for pictures, in the middle of a run: readiness says so, and with room the run goes on, paid for once',
  async () => {
    const { nodes, edges } = adGraph({ num_images: 2 });
    const { id } = await person.createWorkflow({
      nodes: nodes.map((node) => ({ ...node, hasBreakpoint: node.key === 'model' })),
      edges,
    });
    const executionId = await person.execute(id);
    let isTold = false;
    for await (const { __typename, progress } of person.follow(executionId)) {
      if (__typename === 'ExecutionPaused') {
        await filesDisk?.fill();
        await person.read(resume, { input: { executionId } });
      }
      // The node says what it waits for.
      if (isTold || !progress?.message?.includes('The disk for files is full.')) continue;
      isTold = true;
      await expectReadiness(503, { storage: 'DISK_FULL' });
      expect(await upload()).toMatchObject({ status: 503, code: 'STORAGE_UNAVAILABLE' });
      expect(await person.execution(executionId)).toMatchObject({ status: 'RUNNING', totalCost: '0.000000' });
      await filesDisk?.makeRoom();
    }
    expect(isTold).toBe(true);
    const execution = await person.execution(executionId);
    expect(execution).toMatchObject({ status: 'COMPLETED', error: null, totalCost: '0.006000' });
    expect(app.submissions()).toHaveLength(1);
    const pictures = execution.generations.edges.flatMap(({ node }) => node.images);
    expect(pictures).toHaveLength(2);
    for (const { url } of pictures) expect((await fetch(url)).status).toBe(200);
    expect(await upload()).toMatchObject({ status: 201 });
    await expectReadiness(200, undefined);
  },
);

onDisk(
  'for the database: what is refused is not done, what was answered is there, and with room runs go on',
  async () => {
    const long = () => randomBytes(9_000).toString('hex');
    const repeated = { ...prompt('prompt', '{{text}} {{text}} {{text}}'), hasBreakpoint: true };
    const { id } = await person.createWorkflow(graphOf([text('idea', long()), repeated], 'idea.text -> prompt.input'));
    const executionId = await person.execute(id);
    for await (const { __typename } of person.follow(executionId)) {
      if (__typename === 'ExecutionPaused') break;
    }
    const before = await countWorkflows();

    await disk?.fill();
    // What the database's files have room for is still taken.
    let made = 0;
    for (;;) {
      const graph = graphOf([text('idea', long())]);
      const answer = await person.ask(
        'mutation ($input: CreateWorkflowInput!) { createWorkflow(input: $input) { __typename } }',
        { input: { name: 'While it is full', graph } },
      );
      if (answer.errors) {
        expect(answer.errors).toMatchObject([{ extensions: { code: 'DATABASE_UNAVAILABLE' } }]);
        break;
      }
      made += 1;
    }
    await expectReadiness(503, { disk: 'DISK_FULL' });
    expect(await countWorkflows()).toBe(before + made);
    const asked = await person.ask(resume, { input: { executionId } });
    await disk?.makeRoom();

    // What could not be answered while it was full is asked for again.
    if (asked.errors) await person.read(resume, { input: { executionId } });
    await Array.fromAsync(person.follow(executionId));
    expect(await person.execution(executionId)).toMatchObject({ status: 'COMPLETED', error: null });
    await expectReadiness(200, undefined);
  },
);

async function expectReadiness(status: number, parts: Record<string, string> | undefined) {
  await expect
    .poll(async () => {
      const response = await fetch(`${app.url}/health/ready`);
      const told = (await response.json()) as { parts?: Record<string, string> };
      return { status: response.status, parts: told.parts };
    })
    .toEqual({ status, parts });
}

/** A person's own photo; gives how the server answers it. */
async function upload() {
  const bytes = await drawSamplePhoto('sneaker');
  const { createUpload: link } = await person.read<{ createUpload: Result<{ uploadUrl: string }> }>(createUpload, {
    input: { contentType: 'image/jpeg', byteSize: bytes.byteLength },
  });
  const response = await fetch(link.uploadUrl ?? '', { method: 'PUT', body: new Uint8Array(bytes) });
  const { error } = (await response.json()) as { error?: { code: string } };
  return { status: response.status, code: error?.code };
}

async function countWorkflows() {
  const { workflows } = await person.read<{ workflows: { totalCount: number } }>(
    '{ workflows(first: 0) { totalCount } }',
  );
  return workflows.totalCount;
}
