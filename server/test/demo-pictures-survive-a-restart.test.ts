import { expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { startApp } from './start-app.ts';

test('a run that waited for a demo picture when the server stopped gets it drawn again', async () => {
  const folder = await prepareDataFolder();
  const first = await startApp({ keepsData: true, demoPace: 60_000, config: { dataDir: folder.dataDir } });
  const earlier = await first.signUp();
  const workflow = await earlier.createWorkflow(adGraph());
  const executionId = await earlier.execute(workflow.id);
  for await (const event of earlier.follow(executionId)) if (event.progress?.message === 'Making the picture') break;
  await first.close();

  const second = await startApp({ keepsData: true, config: { dataDir: folder.dataDir } });
  const person = await second.signIn(earlier);
  await Array.fromAsync(person.follow(executionId));
  const execution = await person.execution(executionId);
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000' });
  expect(execution.generations.edges.map(({ node }) => node.status)).toEqual(['COMPLETED', 'FAILED']);
  await second.close();
  await folder.remove();
});
