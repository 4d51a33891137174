import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

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

/** Kysely writes one parameter for each id of a list. */
function withoutLists(statement: string): string {
  return statement.replaceAll(/\(\$\d+(, \$\d+)*\)/g, '(…)').replaceAll(/\$\d+/g, '$');
}
