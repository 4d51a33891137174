import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph, graphOf, model, output, photo, prompt } from './ad-graph.ts';
import { makeWebhook } from './keep-webhooks.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  await Promise.all(Array.from({ length: 20 }, (_, seed) => person.run(adGraph({ seed, aspect_ratio: '16:9' }))));
});
afterAll(() => app.close());

const node = 'id key type name config position { x y } hasBreakpoint assetUrl';

test.each([
  ['workflows', `id name nodes { ${node} } edges { id sourceKey targetKey } problems { code }`],
  ['workflows', `id lastExecution { id status totalCost nodeExecutions { id status input output node { key } } }`],
  ['workflows', `id lastExecution { generations(first: 3) { edges { node { id images { url } } } } }`],
  ['workflows', `id executions(first: 2) { edges { node { id status workflow { name } nodeExecutions { output } } } }`],
  [
    'generations',
    'id prompt images { id url width } execution { id workflow { name } } nodeExecution { node { key } }',
  ],
])('a page of %s costs as many statements for 20 as for 2: { %s }', async (list, fields) => {
  const query = `query ($first: Int) { ${list}(first: $first) { edges { node { ${fields} } } } }`;
  const count = async (first: number) => {
    app.statements.length = 0;
    const data = await person.read<Record<string, { edges: unknown[] }>>(query, { first });
    expect(data[list]?.edges).toHaveLength(first);
    return app.statements.filter((statement) => !statement.includes('set_config'));
  };
  const two = await count(2);
  const twenty = await count(20);
  expect(twenty.map(withoutLists)).toEqual(two.map(withoutLists));
});

test('a page of webhooks with their newest deliveries costs as many statements for 20 as for 2', async () => {
  const query = `query ($first: Int) { viewer { webhooks(first: $first) { edges { node {
    id name workflow { name } deliveries(first: 1) { edges { node { id status execution { id } payload } } }
  } } } } }`;
  for (let made = 0; made < 20; made++)
    await makeWebhook(person, { url: 'https://receiver.invalid/', events: ['EXECUTION_FAILED'] });
  const count = async (first: number) => {
    app.statements.length = 0;
    await person.read(query, { first });
    return app.statements.filter((statement) => !statement.includes('set_config'));
  };
  const two = await count(2);
  expect((await count(20)).map(withoutLists)).toEqual(two.map(withoutLists));
});

test('an estimate asks as often for a graph of 20 branches as for one of 2, also where nothing was run in it yet', async () => {
  const asset = await uploadSamplePhoto(person);
  const branches = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `${index}`);
    return graphOf(
      keys.flatMap((key) => [
        photo(`photo${key}`, { asset_id: asset }),
        prompt(`prompt${key}`, `Branch ${key} of {{image_url}}`),
        model(`model${key}`, { seed: Number(key) }),
        output(`output${key}`),
      ]),
      ...keys.flatMap((key) => [
        `photo${key}.image_url -> prompt${key}.input`,
        `prompt${key}.prompt -> model${key}.prompt`,
        `model${key}.image_urls -> output${key}.image_urls`,
      ]),
    );
  };
  await person.run(branches(20));
  const count = async (size: number, hasRun: boolean) => {
    const { id } = await person.createWorkflow(branches(size));
    if (hasRun) await Array.fromAsync(person.follow(await person.execute(id)));
    app.statements.length = 0;
    const { estimateCost } = await person.read<{ estimateCost: { reusedNodeKeys: string[] } }>(
      'query ($id: ID!) { estimateCost(workflowId: $id) { total reusedNodeKeys } }',
      { id },
    );
    // Photos and prompts give at once, so that they are not looked for in other workflows.
    expect(estimateCost.reusedNodeKeys).toHaveLength(size * (hasRun ? 4 : 2));
    return app.statements.map(withoutLists);
  };
  expect(await count(20, false)).toEqual(await count(2, false));
  const afterRun = await count(20, true);
  expect(afterRun).toEqual(await count(2, true));
  expect(afterRun.length).toBeLessThan(9);
});

/** Kysely writes one parameter for each id of a list. */
function withoutLists(statement: string): string {
  return statement.replaceAll(/\(\$\d+(, \$\d+)*\)/g, '(…)').replaceAll(/\$\d+/g, '$');
}
