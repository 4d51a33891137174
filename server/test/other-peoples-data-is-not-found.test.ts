import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { decodeId, encodeId } from '../src/schema/ids.ts';
import type { Transaction } from '../src/store/database.ts';
import { adGraph, graphOf, node as nodeOf, photo, text } from './ad-graph.ts';
import * as operations from './operations.ts';
import { askOverHttp, type Person, type Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let owner: Person;
let stranger: Person;
let ids: Record<
  | 'Workflow'
  | 'WorkflowNode'
  | 'WorkflowEdge'
  | 'Execution'
  | 'NodeExecution'
  | 'NodeExecutionItem'
  | 'Generation'
  | 'Asset',
  string
>;
let picture: string;

beforeAll(async () => {
  app = await startApp();
  [owner, stranger] = await Promise.all([app.signUp(), app.signUp()]);
  const { nodes, edges } = adGraph();
  const ideas = nodeOf('idea', 'TEXT_LIST', { values: ['cold brew'] });
  const { workflowId, executionId, execution } = await owner.run({
    nodes: nodes.map((one) => (one.key === 'idea' ? ideas : one)),
    edges,
  });
  const mapped = execution.nodeExecutions.find((one) => one.node.key === 'model')?.id ?? '';
  const { node: over } = await owner.read<{ node: { items: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { node(id: $id) { ... on NodeExecution { items { nodes { id } } } } }',
    { id: mapped },
  );
  const { workflow } = await owner.read<{ workflow: { nodes: { id: string }[]; edges: { id: string }[] } }>(
    'query ($id: ID!) { workflow(id: $id) { nodes { id } edges { id } } }',
    { id: workflowId },
  );
  const generation = execution.generations.edges[0]?.node;
  picture = generation?.images[0]?.url ?? '';
  ids = {
    Workflow: workflowId,
    WorkflowNode: workflow.nodes[0]?.id ?? '',
    WorkflowEdge: workflow.edges[0]?.id ?? '',
    Execution: executionId,
    NodeExecution: mapped,
    NodeExecutionItem: over.items.nodes[0]?.id ?? '',
    Generation: generation?.id ?? '',
    Asset: generation?.images[0]?.id ?? '',
  };
});
afterAll(() => app.close());

describe('queries', () => {
  test('everything is there for its owner, and nothing of it for anybody else', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const all = Object.values(ids);
    const own = await owner.read<{ nodes: unknown[] }>(query, { ids: all });
    expect(own.nodes).toEqual(Object.entries(ids).map(([__typename, id]) => ({ __typename, id })));
    const others = await stranger.read<{ nodes: unknown[] }>(query, { ids: all });
    expect(others.nodes).toEqual(all.map(() => null));
  });

  test('each field that takes an id answers null, lists are empty', async () => {
    const query = `query ($workflow: ID!, $execution: ID!, $generation: ID!, $viewer: ID!) {
      workflow(id: $workflow) { id }
      execution(id: $execution) { id }
      generation(id: $generation) { id }
      estimateCost(workflowId: $workflow) { total }
      node(id: $viewer) { id }
      workflows { totalCount edges { node { id } } }
      generations { edges { node { id } } }
      ofWorkflow: generations(workflowId: $workflow) { edges { node { id } } }
    }`;
    const variables = {
      workflow: ids.Workflow,
      execution: ids.Execution,
      generation: ids.Generation,
      viewer: encodeId('Viewer', owner.userId),
    };
    expect(await stranger.read(query, variables)).toEqual({
      workflow: null,
      execution: null,
      generation: null,
      estimateCost: null,
      node: null,
      workflows: { totalCount: 0, edges: [] },
      generations: { edges: [] },
      ofWorkflow: { edges: [] },
    });
  });

  test('ids that are none, or of another kind, name nothing', async () => {
    const garbage = [
      '',
      ' ',
      'x',
      '💥',
      "' or 1=1 --",
      'V29ya2Zsb3c6',
      encodeId('Workflow', 'x'),
      encodeId('Execution', crypto.randomUUID()),
      ids.Execution,
      encodeId('Query', crypto.randomUUID()),
      'a'.repeat(10_000),
    ];
    for (const id of garbage) {
      const { workflow, estimateCost } = await owner.read<{ workflow: unknown; estimateCost: unknown }>(
        'query ($id: ID!) { workflow(id: $id) { id } estimateCost(workflowId: $id) { total } }',
        { id },
      );
      expect([id, workflow, estimateCost]).toEqual([id, null, null]);
    }
    const { nodes } = await owner.read<{ nodes: unknown[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: garbage.filter((id) => id !== ids.Execution),
    });
    expect(new Set(nodes)).toEqual(new Set([null]));
  });
});

describe('mutations', () => {
  const graph = graphOf([text('idea', 'mine now')]);
  test.each([
    ['updateWorkflow', 'workflowId', 'Workflow', { name: 'Mine' }],
    ['deleteWorkflow', 'workflowId', 'Workflow', {}],
    ['restoreWorkflow', 'workflowId', 'Workflow', {}],
    ['duplicateWorkflow', 'workflowId', 'Workflow', {}],
    ['saveWorkflowGraph', 'workflowId', 'Workflow', { version: 1, graph }],
    ['executeWorkflow', 'workflowId', 'Workflow', {}],
    ['cancelExecution', 'executionId', 'Execution', {}],
    ['stepExecution', 'executionId', 'Execution', {}],
    ['resumeExecution', 'executionId', 'Execution', {}],
    ['retryExecution', 'executionId', 'Execution', {}],
    ['retryExecution', 'executionId', 'Execution', { items: [{ nodeKey: 'model', itemIndexes: [0] }], budget: '1' }],
    ['updateNodeExecution', 'nodeExecutionId', 'NodeExecution', { input: { prompt: 'mine now' }, itemIndex: 0 }],
    ['leaveOutItems', 'nodeExecutionId', 'NodeExecution', { itemIndexes: [0], isLeftOut: true }],
  ] as const)('%s finds nothing and changes nothing', async (name, field, kind, rest) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on NotFoundError { code field message } } }`;
    const before = await fingerprint();
    for (const id of [ids[kind], 'garbage', ids.Generation]) {
      const data = await stranger.read<Record<string, Result<object>>>(query, { input: { [field]: id, ...rest } });
      expect(data[name]).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND', field });
    }
    expect(await fingerprint()).toEqual(before);
  });

  test("a picture of somebody else's is missing when a run asks for it", async () => {
    const { execution } = await stranger.run(graphOf([photo('photo', { asset_id: ids.Asset })]));
    expect(execution).toMatchObject({ status: 'FAILED', errorCode: 'ASSET_MISSING' });
  });

  test('a text that looks like a stored picture of somebody else stays a text', async () => {
    const path = new URL(picture).pathname.slice('/files/'.length);
    const { execution } = await stranger.run(graphOf([text('idea', `asset:${path}`)]));
    expect(execution.nodeExecutions[0]?.output).toEqual({ text: `asset:${path}` });
  });
});

test('subscriptions to what is not yours end with NOT_FOUND before they begin', async () => {
  for (const [query, variables] of [
    [operations.executionEvents, { executionId: ids.Execution }],
    [
      'subscription ($workflowId: ID!) { workflowExecutions(workflowId: $workflowId) { id } }',
      { workflowId: ids.Workflow },
    ],
  ] as const) {
    const [answer, ...more] = await Array.fromAsync(stranger.subscribe(query, variables));
    expect(more).toEqual([]);
    expect(answer?.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(answer?.data ?? null).toBeNull();
  }
});

test('nobody in particular sees what is public and is asked to sign in for the rest', async () => {
  const open = await askOverHttp<{ viewer: null; nodeTypes: unknown[]; imageModels: unknown[] }>(app.url, {
    query: '{ viewer { id } nodeTypes { name } imageModels { endpoint } }',
  });
  expect(open.data).toMatchObject({ viewer: null });
  expect(open.data?.nodeTypes.length).toBeGreaterThan(5);

  for (const query of [
    '{ workflows { totalCount } }',
    '{ generations { edges { cursor } } }',
    `{ node(id: "${ids.Workflow}") { id } }`,
    `{ nodes(ids: ["${ids.Workflow}"]) { id } }`,
    `{ workflow(id: "${ids.Workflow}") { id } }`,
    `{ execution(id: "${ids.Execution}") { id } }`,
    `{ generation(id: "${ids.Generation}") { id } }`,
    `{ estimateCost(workflowId: "${ids.Workflow}") { total } }`,
    '{ redditTrends(subreddit: "coffee") { trends } }',
    'mutation { createWorkflow(input: { name: "x" }) { __typename } }',
    `mutation { cancelExecution(input: { executionId: "${ids.Execution}" }) { __typename } }`,
    'mutation { createUpload(input: { contentType: "image/png", byteSize: 1 }) { __typename } }',
  ]) {
    const { errors } = await askOverHttp(app.url, { query });
    expect([query, errors?.[0]?.extensions?.code]).toEqual([query, 'UNAUTHENTICATED']);
  }
  for (const authorization of ['Bearer x', 'Basic eDp4', 'Bearer ', `${owner.authorization}x`]) {
    const { errors, status } = await askOverHttp(app.url, { query: '{ viewer { id } }' }, { authorization });
    expect([authorization, status, errors?.[0]?.extensions?.code]).toEqual([authorization, 401, 'UNAUTHENTICATED']);
  }
});

test('a link to a picture opens that picture alone, for as long as it says', async () => {
  expect((await fetch(picture)).status).toBe(200);
  const change = (edit: (url: URL) => void) => {
    const url = new URL(picture);
    edit(url);
    return fetch(url);
  };
  const later = await change((url) =>
    url.searchParams.set('expires', String(Number(url.searchParams.get('expires')) + 1)),
  );
  expect(later.status).toBe(403);
  expect(await later.json()).toMatchObject({ errors: [{ extensions: { code: 'LINK_FORGED' } }] });
  expect((await change((url) => url.searchParams.delete('signature'))).status).toBe(403);
  expect((await change((url) => url.searchParams.set('signature', 'AAAA'))).status).toBe(403);
  const elsewhere = `/files/${stranger.userId}/${new URL(picture).pathname.split('/').at(-1)}`;
  expect((await change((url) => (url.pathname = elsewhere))).status).toBe(403);
  expect((await fetch(`${app.url}/files/..%2f..%2fetc%2fpasswd?expires=99999999999&signature=x`)).status).toBe(403);
  expect((await fetch(`${app.url}/files/`)).status).toBe(403);
});

describe('with time', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const hoursLater = (hours: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });

  test('a link to a picture is good for fourteen days and then says so', async () => {
    hoursLater(14 * 24 - 1);
    expect((await fetch(picture)).status).toBe(200);
    hoursLater(2 * 24);
    const response = await fetch(picture);
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'LINK_EXPIRED' } }] });
  });

  test('a token is good for an hour, even one that was believed a moment ago', async () => {
    const guest = await app.signUp();
    expect(await guest.read('{ viewer { email } }')).toEqual({ viewer: { email: guest.email } });
    hoursLater(1.1);
    const { status, errors } = await guest.ask('{ viewer { email } }');
    expect([status, errors?.[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('the database itself', () => {
  const row = (id: string) => decodeId(id).id;
  const asStranger = <T>(work: (db: Transaction) => Promise<T>) => app.database.asUser(stranger.userId, work);

  test('shows nobody the rows of others', async () => {
    const tables = [
      'profiles',
      'workflows',
      'nodes',
      'edges',
      'executions',
      'node_executions',
      'execution_events',
      'generations',
      'assets',
    ];
    for (const table of tables) {
      const owners = await asStranger(async (db) => {
        const column = table === 'profiles' ? sql.ref('id') : sql.ref('user_id');
        const { rows } = await sql<{ owner: string }>`select ${column} as owner from ${sql.table(table)}`.execute(db);
        return new Set(rows.map((one) => one.owner));
      });
      expect([table, owners.has(owner.userId)]).toEqual([table, false]);
    }
  });

  test.each([
    [
      'an execution',
      () => sql`insert into executions (user_id, graph, workflow_version) values (${stranger.userId}, '{}', 1)`,
    ],
    ['a generation', () => sql`update generations set cost = 0`],
    ['an event', () => sql`delete from execution_events`],
    ['another e-mail address', () => sql`update profiles set email = 'x@example.com'`],
  ])('lets nobody write %s past the engine', async (_, statement) => {
    await expect(asStranger((db) => statement().execute(db))).rejects.toThrow(/permission denied/);
  });

  test('takes pictures as uploads of one’s own alone', async () => {
    const add = (userId: string, home: string, origin: string) =>
      asStranger((db) =>
        sql`insert into assets (user_id, path, content_type, width, height, byte_size, origin)
          values (${userId}, ${`${home}/${crypto.randomUUID()}.png`}, 'image/png', 1, 1, 1, ${origin})`.execute(db),
      );
    await expect(add(stranger.userId, stranger.userId, 'GENERATED')).rejects.toThrow(/row-level security/);
    await expect(add(owner.userId, owner.userId, 'UPLOADED')).rejects.toThrow(/row-level security/);
    await expect(add(stranger.userId, owner.userId, 'UPLOADED')).rejects.toThrow(/check constraint/);
  });

  test('refuses rows in the name of others, and parts in their workflows', async () => {
    await expect(
      asStranger((db) => sql`insert into workflows (user_id, name) values (${owner.userId}, 'x')`.execute(db)),
    ).rejects.toThrow(/row-level security/);
    const intoTheirs = (userId: string) =>
      asStranger((db) =>
        sql`insert into nodes (workflow_id, user_id, key, type, name, position_x, position_y, ordinal)
          values (${row(ids.Workflow)}, ${userId}, 'spy', 'TEXT_INPUT', 'spy', 0, 0, 0)`.execute(db),
      );
    await expect(intoTheirs(owner.userId)).rejects.toThrow(/row-level security/);
    await expect(intoTheirs(stranger.userId)).rejects.toThrow(/foreign key/);
  });

  test("refuses an edge from somebody's own node to somebody else's", async () => {
    const mine = row((await stranger.createWorkflow(graphOf([text('idea', 'x')]))).id);
    const [node] = await asStranger((db) =>
      db.selectFrom('nodes').select('id').where('workflow_id', '=', mine).execute(),
    );
    const join = asStranger((db) =>
      sql`insert into edges (workflow_id, user_id, source_node_id, source_handle, target_node_id, target_handle, ordinal)
        values (${mine}, ${stranger.userId}, ${node?.id}, 'text', ${row(ids.WorkflowNode)}, 'input', 0)`.execute(db),
    );
    await expect(join).rejects.toThrow(/foreign key/);
  });

  test("changes nothing of others' when told to change everything", async () => {
    const before = await fingerprint();
    await asStranger((db) => sql`update workflows set name = 'mine' where user_id = ${owner.userId}`.execute(db));
    await asStranger((db) => sql`delete from workflows where user_id = ${owner.userId}`.execute(db));
    await asStranger((db) => sql`update profiles set display_name = 'mine' where id = ${owner.userId}`.execute(db));
    expect(await fingerprint()).toEqual(before);
  });

  test('is left as nobody after each of these, so that the next in line is not taken for somebody', async () => {
    await asStranger(async () => {}).catch(() => {});
    const { rows } = await app.database.query(
      "select current_setting('request.jwt.claims', true) as claims, current_user as role",
    );
    expect(rows[0]?.claims || null).toBeNull();
    expect(rows[0]?.role).not.toBe('authenticated');
  });
});

/** All that the owner has, so that a change would show. */
async function fingerprint() {
  const { rows } = await app.database.query(
    `select (select count(*)::int from executions where user_id = $1) as executions,
      (select count(*)::int from nodes where user_id = $1) as nodes,
      (select jsonb_agg(w order by id) from workflows w where user_id = $1) as workflows,
      (select display_name from profiles where id = $1) as name`,
    [owner.userId],
  );
  return rows[0];
}
