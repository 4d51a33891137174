import { afterAll, beforeAll, expect, test } from 'vitest';
import { isUnionType } from 'graphql';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { schema } from '../src/schema/index.ts';
import { decodeId } from '../src/schema/ids.ts';
import { graphOf, node, photo, prompt, text } from './ad-graph.ts';
import { makeToken } from './make-token.ts';
import { saveWorkflowGraph } from './operations.ts';
import { askOverHttp, type Person, type Result } from './sign-up.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
let stranger: Person;
let program: { authorization: string };
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  stranger = await app.signUp();
  program = await makeToken(person, ['READ', 'RUN', 'WRITE']);
});
afterAll(() => app.close());

/** What each error tells beside its code and its message. */
const told = {
  NotFoundError: 'field',
  InputInvalidError: 'fields { path message }',
  GraphInvalidError: 'problems { code nodeKeys }',
  IdempotencyConflictError: 'differences',
  VersionConflictError: 'workflow { version }',
};
const version = 'id version name note isPublished publishedAt';

/** A mutation’s answer, as it came. */
async function change(mutation: string, input: Record<string, unknown>, payload: string, by: Asker = person) {
  const title = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const errors = Object.entries(told).filter(([type]) => canBe(type, `${title}Result`));
  const query = `mutation ($input: ${title}Input!) { ${mutation}(input: $input) {
    __typename ... on Error { code message } ... on ${title}Payload { ${payload} }
    ${errors.map(([type, fields]) => `... on ${type} { ${fields} }`).join(' ')}
  } }`;
  const answer = await askOverHttp<Record<string, Result<Record<string, unknown>>>>(
    app.url,
    { query, variables: { input } },
    { authorization: by.authorization },
  );
  if (!answer.data) throw new Error(`The server answered: ${JSON.stringify(answer.errors)}`);
  return answer.data[mutation];
}

function canBe(type: string, union: string): boolean {
  const result = schema.getType(union);
  return isUnionType(result) && result.getTypes().some(({ name }) => name === type);
}
type Asker = Pick<Person, 'authorization'>;

const publish = (input: Record<string, unknown>, by?: Asker) =>
  change('publishWorkflow', input, `version { ${version} } workflow { version publishedVersion { version } }`, by);
const execute = (input: Record<string, unknown>, by?: Asker) =>
  change(
    'executeWorkflow',
    input,
    'execution { id version workflowVersion { version isPublished } graph { nodes { key config } } }',
    by,
  );

const place = { position: { x: 0, y: 0 }, size: { width: 9, height: 9 } };
const idea = (value: string): Graph =>
  graphOf([text('idea', value), prompt('prompt', 'An ad for {{text}}')], 'idea.text -> prompt.input');

/** A workflow at its first version, and how it is saved anew. */
async function open(value: string) {
  const { id: workflowId } = await person.createWorkflow(idea(value));
  let at = 1;
  const save = async (graph: Graph) => {
    await person.read(saveWorkflowGraph, { input: { workflowId, version: at, graph } });
    at += 1;
  };
  return { workflowId, save };
}

interface Versions {
  workflow: { publishedVersion: object | null; versions: { totalCount: number; nodes: { version: number }[] } };
}
const list = `query ($id: ID!, $first: Int, $after: String) { workflow(id: $id) {
  publishedVersion { version }
  versions(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${version} graph { nodes { key config } } } }
} }`;

test('programs run what is published while the draft goes on; people run the draft, anybody a version by its number', async () => {
  const { workflowId, save } = await open('cold brew');
  await save(idea('iced tea'));
  expect(await publish({ workflowId, expectedVersion: 2, note: 'For summer', name: ' Summer ' })).toMatchObject({
    version: { version: 2, name: 'Summer', note: 'For summer', isPublished: true },
    workflow: { version: 2, publishedVersion: { version: 2 } },
  });
  await save(idea('hot cocoa'));

  const values = async (input: object, by?: Asker) => {
    const { execution } = ((await execute({ workflowId, ...input }, by)) ?? {}) as { execution: Ran };
    return [execution.version, execution.workflowVersion.isPublished, execution.graph.nodes[0]?.config.value];
  };
  expect(await values({}, program)).toEqual([2, true, 'iced tea']);
  expect(await values({})).toEqual([3, false, 'hot cocoa']);
  expect(await values({ version: 2 })).toEqual([2, true, 'iced tea']);
  expect(await values({ version: 3 }, program)).toEqual([3, false, 'hot cocoa']);
  // Version 1 was neither run nor published, so that it is not there any more.
  expect(await execute({ workflowId, version: 1 })).toMatchObject({ __typename: 'NotFoundError', field: 'version' });
  expect(await execute({ workflowId, version: 0 })).toMatchObject({
    __typename: 'InputInvalidError',
    fields: [{ path: ['version'], message: 'must be 1 or more, but is 0.' }],
  });
  const { workflow } = await person.read<Versions>(list, { id: workflowId });
  expect(workflow).toMatchObject({
    publishedVersion: { version: 2 },
    versions: {
      totalCount: 2,
      nodes: [
        { version: 3, name: null, isPublished: false, publishedAt: null },
        { version: 2, name: 'Summer', graph: { nodes: [{ key: 'idea', config: { value: 'iced tea' } }, {}] } },
      ],
    },
  });

  expect(await change('unpublishWorkflow', { workflowId }, 'workflow { publishedVersion { version } }')).toMatchObject({
    workflow: { publishedVersion: null },
  });
  expect(await values({}, program)).toEqual([3, false, 'hot cocoa']);
});

interface Ran {
  version: number;
  workflowVersion: { isPublished: boolean };
  graph: { nodes: { config: { value?: string } }[] };
}

test('a page of versions follows another, and what was kept is kept once', async () => {
  const { workflowId, save } = await open('1');
  for (const value of ['2', '3']) {
    await execute({ workflowId });
    await execute({ workflowId, idempotencyKey: `${workflowId} ${value}` });
    await save(idea(value));
  }
  await execute({ workflowId });
  const read = async (after?: string) =>
    (
      await person.read<{
        workflow: { versions: { nodes: { version: number }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
      }>(list, { id: workflowId, first: 2, after })
    ).workflow.versions;
  const first = await read();
  expect(first).toMatchObject({
    totalCount: 3,
    nodes: [{ version: 3 }, { version: 2 }],
    pageInfo: { hasNextPage: true },
  });
  expect(await read(first.pageInfo.endCursor)).toMatchObject({
    nodes: [{ version: 1 }],
    pageInfo: { hasNextPage: false },
  });
});

test('what is published is what was read: refused where it was saved since, not twice for the same key, and never with an error', async () => {
  const { workflowId, save } = await open('tea');
  await save(idea('green tea'));
  expect(await publish({ workflowId, expectedVersion: 1 })).toMatchObject({
    __typename: 'VersionConflictError',
    message: 'expectedVersion: you read version 1, but the workflow is at version 2 by now. Nothing was done.',
    workflow: { version: 2 },
  });
  const first = await publish({ workflowId, expectedVersion: 2, idempotencyKey: workflowId });
  expect(first).toMatchObject({ version: { version: 2 } });
  await save(graphOf([prompt('prompt', 'An ad for {{nothing}}')]));
  expect(await publish({ workflowId, expectedVersion: 2, idempotencyKey: workflowId })).toMatchObject({
    version: { version: 2 },
  });
  expect(await publish({ workflowId, expectedVersion: 3, idempotencyKey: workflowId })).toMatchObject({
    __typename: 'IdempotencyConflictError',
    differences: ['expectedVersion'],
  });
  expect(await publish({ workflowId, expectedVersion: 3 })).toMatchObject({
    __typename: 'GraphInvalidError',
    problems: [{ code: 'TEMPLATE_VARIABLE_MISSING', nodeKeys: ['prompt'] }],
  });
  await save(idea('black tea'));
  await publish({ workflowId, expectedVersion: 4 });
  // Back to what was published before, past the draft.
  expect(await publish({ workflowId, expectedVersion: 4, version: 2 })).toMatchObject({
    version: { version: 2 },
    workflow: { version: 4, publishedVersion: { version: 2 } },
  });
  expect(await publish({ workflowId, expectedVersion: 4, version: 3 })).toMatchObject({ field: 'version' });
  expect(await publish({ workflowId, expectedVersion: 4, name: ' ', note: 'x'.repeat(2_001) })).toMatchObject({
    fields: [{ path: ['name'] }, { path: ['note'] }],
  });
});

test('an earlier version is restored as the next one, and what it replaces is kept', async () => {
  const { workflowId, save } = await open('cold brew');
  await execute({ workflowId });
  await save({ ...idea('iced tea'), notes: [{ key: 'n', text: 'Hi', color: 'PINK', ...place }] });
  const restore = (input: object, by?: Asker) =>
    change(
      'restoreWorkflowVersion',
      { workflowId, ...input },
      'workflow { version nodes { config } notes { text } }',
      by,
    );

  expect(await restore({ version: 1, expectedVersion: 1 })).toMatchObject({
    __typename: 'VersionConflictError',
    workflow: { version: 2 },
  });
  expect(await restore({ version: 7, expectedVersion: 2 })).toMatchObject({
    __typename: 'NotFoundError',
    field: 'version',
  });
  expect(await restore({ version: 1, expectedVersion: 2 }, stranger)).toMatchObject({ field: 'workflowId' });
  const key = { idempotencyKey: `restore ${workflowId}` };
  for (let times = 0; times < 2; times += 1)
    expect(await restore({ version: 1, expectedVersion: 2, ...key })).toMatchObject({
      workflow: { version: 3, nodes: [{ config: { value: 'cold brew' } }, {}], notes: [] },
    });
  const { workflow } = await person.read<Versions>(list, { id: workflowId });
  expect(workflow.versions.nodes.map((one) => one.version)).toEqual([2, 1]);
});

test('versions are named, the draft as well; then it is kept', async () => {
  const { workflowId, save } = await open('tea');
  const call = (input: object, by?: Asker) =>
    change('nameWorkflowVersion', { workflowId, ...input }, `version { ${version} }`, by);
  expect(await call({ version: 1, name: '  Before the sale ', note: 'Old prices' })).toMatchObject({
    version: { version: 1, name: 'Before the sale', note: 'Old prices', isPublished: false },
  });
  await save(idea('green tea'));
  expect(await call({ version: 1, name: null })).toMatchObject({ version: { name: null, note: 'Old prices' } });
  expect(await call({ version: 1 })).toMatchObject({ version: { note: 'Old prices' } });
  expect(await call({ version: 3, name: 'Later' })).toMatchObject({ __typename: 'NotFoundError', field: 'version' });
  expect(await call({ version: 1, name: 'x' }, stranger)).toMatchObject({ field: 'workflowId' });
});

test('what changed is told in words: since the version before, between any two, and since what is published', async () => {
  const { workflowId, save } = await open('cold brew');
  await publish({ workflowId, expectedVersion: 1 });
  await save(idea('iced tea'));
  await execute({ workflowId });
  await save({ ...idea('iced tea'), edges: [] });
  const compared =
    'fromVersion toVersion count affectsRuns changes { kind text nodeKeys field before after affectsRuns }';
  const query = `query ($id: ID!, $from: Int!, $to: Int) {
    compareWorkflowVersions(workflowId: $id, from: $from, to: $to) { ${compared} }
    workflow(id: $id) { unpublishedChanges { ${compared} } versions { nodes { version changes { ${compared} } } } }
  }`;
  const said = {
    kind: 'FIELD_CHANGED',
    text: '“idea”: Text is now “iced tea”; it was “cold brew”.',
    nodeKeys: ['idea'],
    field: 'value',
    before: 'cold brew',
    after: 'iced tea',
    affectsRuns: true,
  };
  const answer = await person.read<Compared>(query, { id: workflowId, from: 2, to: 1 });
  expect(answer).toMatchObject({
    compareWorkflowVersions: {
      fromVersion: 2,
      toVersion: 1,
      count: 1,
      changes: [{ text: '“idea”: Text is now “cold brew”; it was “iced tea”.' }],
    },
    workflow: {
      unpublishedChanges: {
        fromVersion: 1,
        toVersion: 3,
        affectsRuns: true,
        changes: [said, { kind: 'CONNECTION_REMOVED' }],
      },
      versions: {
        nodes: [
          { version: 2, changes: { fromVersion: 1, changes: [said] } },
          { version: 1, changes: null },
        ],
      },
    },
  });
  // By default with the draft; nothing of what nobody has kept, nor of somebody else’s.
  expect(await person.read<Compared>(query, { id: workflowId, from: 2 })).toMatchObject({
    compareWorkflowVersions: {
      toVersion: 3,
      changes: [{ text: '“idea” (Text) and “prompt” (Anything) are no longer connected.' }],
    },
  });
  expect((await person.read<Compared>(query, { id: workflowId, from: 9 })).compareWorkflowVersions).toBeNull();
  expect((await stranger.read<Compared>(query, { id: workflowId, from: 1 })).compareWorkflowVersions).toBeNull();
});

interface Compared {
  compareWorkflowVersions: object | null;
}

test('what a published version needs stays, though the draft needs it no more: pictures and brands', async () => {
  const asset = await uploadSamplePhoto(person);
  const made = await change('createBrand', { name: 'Casa Brew' }, 'brand { id }');
  const brand = (made?.brand as { id: string } | undefined)?.id ?? '';
  const { id: workflowId } = await person.createWorkflow(
    graphOf([photo('photo', { asset_id: asset }), node('brand', 'BRAND', { brand_id: brand })]),
    'Summer sale',
  );
  await publish({ workflowId, expectedVersion: 1 });
  await person.read(saveWorkflowGraph, { input: { workflowId, version: 1, graph: idea('tea') } });
  const usedBy = 'query ($id: ID!) { brand(id: $id) { usedBy { id } } }';
  const remove = () => change('deleteAssets', { assetIds: [asset] }, 'results { error { code message } }');
  expect(await remove()).toMatchObject({
    results: [{ error: { code: 'ASSET_IN_USE', message: expect.stringContaining('“Summer sale”') as string } }],
  });
  expect(await change('deleteBrand', { brandId: brand }, 'brandId')).toMatchObject({ code: 'BRAND_IN_USE' });
  expect(await person.read(usedBy, { id: brand })).toMatchObject({ brand: { usedBy: [{ id: workflowId }] } });
  await change('unpublishWorkflow', { workflowId }, 'workflow { id }');
  expect(await remove()).toMatchObject({ results: [{ error: null }] });
  expect(await change('deleteBrand', { brandId: brand }, 'brandId')).toMatchObject({ brandId: brand });
});

test('a published version whose kind of node is gone says so: it is told, never run, and the graph can still be read', async () => {
  const { workflowId, save } = await open('tea');
  await publish({ workflowId, expectedVersion: 1 });
  // As after an upgrade that took a node type away.
  await app.database.query(
    `update workflow_versions set graph = jsonb_set(graph, '{nodes,0,type}', '"RETIRED"') where workflow_id = $1`,
    [decodeId(workflowId).id],
  );
  await save(idea('green tea'));
  expect(await execute({ workflowId }, program)).toMatchObject({
    __typename: 'GraphInvalidError',
    message: '“idea” is of the type “RETIRED”, which does not exist.',
    problems: [{ code: 'UNKNOWN_NODE_TYPE', nodeKeys: ['idea'] }],
  });
  const seen = await person.read(
    `query ($id: ID!) { workflow(id: $id) {
      publishedVersion { graph { nodes { key type config } } problems { code severity nodeKeys } }
      unpublishedChanges { changes { kind } }
    } }`,
    { id: workflowId },
  );
  expect(seen).toMatchObject({
    workflow: {
      publishedVersion: {
        graph: { nodes: [{ key: 'idea', type: 'GONE', config: { value: 'tea' } }, { type: 'PROMPT' }] },
        problems: [{ code: 'UNKNOWN_NODE_TYPE', severity: 'ERROR', nodeKeys: ['idea'] }],
      },
      unpublishedChanges: { changes: [{ kind: 'NODE_TYPE_CHANGED' }] },
    },
  });
  expect(
    await change('restoreWorkflowVersion', { workflowId, version: 1, expectedVersion: 2 }, 'workflow { id }'),
  ).toMatchObject({
    __typename: 'GraphInvalidError',
    problems: [{ code: 'UNKNOWN_NODE_TYPE' }],
  });
  expect(await execute({ workflowId })).toMatchObject({ execution: { version: 2 } });
});

test('nobody sees, publishes or runs versions of somebody else’s, also past the API; nor changes what was kept', async () => {
  const { workflowId } = await open('secret');
  await publish({ workflowId, expectedVersion: 1 });
  const row = decodeId(workflowId).id;
  for (const answer of [
    await publish({ workflowId, expectedVersion: 1 }, stranger),
    await change('unpublishWorkflow', { workflowId }, 'workflow { id }', stranger),
    await execute({ workflowId, version: 1 }, stranger),
  ])
    expect(answer).toMatchObject({ __typename: 'NotFoundError', field: 'workflowId' });
  const query = 'query ($id: ID!) { workflowVersion(workflowId: $id, version: 1) { id } }';
  expect(await stranger.read(query, { id: workflowId })).toEqual({ workflowVersion: null });
  expect(await person.read(query, { id: workflowId })).toMatchObject({ workflowVersion: { id: expect.any(String) } });

  await app.database.asUser(stranger.userId, async (db) => {
    expect(await db.selectFrom('workflow_versions').select('id').execute()).toEqual([]);
  });
  const pretend = app.database.asUser(stranger.userId, (db) =>
    db
      .insertInto('workflow_versions')
      .values({ workflow_id: row, user_id: person.userId, version: 9, graph: '{}' })
      .execute(),
  );
  await expect(pretend).rejects.toThrow(/row-level security/);
  const rewrite = app.database.asUser(person.userId, (db) =>
    db.updateTable('workflow_versions').set({ graph: '{}' }).where('workflow_id', '=', row).execute(),
  );
  await expect(rewrite).rejects.toThrow(/permission denied/);
});
