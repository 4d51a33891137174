import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { type Person, signIn, signUp } from './sign-up.ts';
import { type SpawnedServer, spawnServer } from './spawn-server.ts';

let folder: Awaited<ReturnType<typeof prepareDataFolder>>;
const running: SpawnedServer[] = [];
const people: Person[] = [];
beforeAll(async () => {
  folder = await prepareDataFolder();
});
afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.leave()));
  await Promise.all(running.splice(0).map((server) => server.stop('SIGKILL')));
});
afterAll(() => folder.remove());

async function start(): Promise<SpawnedServer> {
  // Optimising the embedded database's code in the background takes more work than these short lives are worth.
  const server = await spawnServer(folder.dataDir, { execArgv: ['--liftoff-only'] });
  running.push(server);
  return server;
}

async function keyOf({ url }: SpawnedServer): Promise<[string, string]> {
  const response = await fetch(`${url}/config.json`);
  const { supabasePublishableKey } = (await response.json()) as { supabasePublishableKey: string };
  return [url ?? '', supabasePublishableKey];
}

test('the second is refused in one sentence, the first lives on; a killed one leaves everything for the next', async () => {
  const first = await start();
  expect(first.complaints()).toBe('');
  const person = await signUp(...(await keyOf(first)));
  people.push(person);
  const workflow = await person.createWorkflow(adGraph(), 'Kept');

  const second = await start();
  expect(second.url).toBeNull();
  expect(await second.exited).toEqual({ code: 1, signal: null });
  expect(second.complaints()).toBe(
    `The data folder ${folder.dataDir} is in use by another VisualAdGen server. Stop that one, or give this one its own with DATA_DIR.\n`,
  );
  expect([first.process.exitCode, first.process.signalCode]).toEqual([null, null]);
  expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);

  expect(await first.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
  const third = await start();
  const again = await signIn(...(await keyOf(third)), person);
  people.push(again);
  const { workflow: kept } = await again.read<{ workflow: unknown }>(
    'query ($id: ID!) { workflow(id: $id) { name } }',
    {
      id: workflow.id,
    },
  );
  expect(kept).toEqual({ name: 'Kept' });

  // With a socket open and a picture in the making.
  const executionId = await again.execute(workflow.id);
  for await (const event of again.follow(executionId)) if (event.__typename === 'NodeProgressed') break;
  expect(await third.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(third.complaints()).toBe('');
});
