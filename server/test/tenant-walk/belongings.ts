import { makeFont } from '../../testing/make-font.ts';
import { randomUUID } from 'node:crypto';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { decodeId, encodeId } from '../../src/schema/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { graphOf, model, node, output, photo, prompt } from '../ad-graph.ts';
import { saveWorkflowGraph } from '../operations.ts';
import type { Person } from '../sign-up.ts';
import { allAre, deliveriesOnce, makeWebhook, sendTest } from '../keep-webhooks.ts';
import { makeToken } from '../make-token.ts';
import { callTrigger } from '../schedules/call-by-schedule.ts';
import { uploadSamplePhoto } from '../upload-sample-photo.ts';

/** Somebody with one of everything. */
export interface Belongings {
  person: Person;
  /** A word that stands in every text of theirs. */
  mark: string;
  /** The id of something of theirs, by its type. */
  ids: Record<string, string>;
}

/** `othersAsset` is named by a node of theirs, as though it were their own. */
export async function giveBelongings(person: Person, othersAsset?: string): Promise<Belongings> {
  const mark = `mark${randomUUID().replaceAll('-', '')}`;
  const asset = await uploadSamplePhoto(person);
  const { workflowId, executionId } = await person.run(adOf(mark, othersAsset ?? asset));
  // To its end, before there is a webhook that would be told of it.
  await Array.fromAsync(person.follow(await person.execute(workflowId, `key-${mark}`)));
  await person.read(rename, { input: { workflowId, name: `Ad ${mark}`, description: `About ${mark}` } });
  const token = await makeToken(person, ['READ'], `Token ${mark}`);
  const webhook = await makeWebhook(person, {
    name: `Webhook ${mark}`,
    url: `https://receiver.invalid/${mark}`,
    workflowId,
  });
  const { execution } = await person.read<{ execution: Parts }>(readParts, { id: executionId });
  const [generation] = execution.generations.edges;
  const picture = generation?.node.images[0]?.id ?? '';
  const { createBoard } = await person.read<{ createBoard: { board: { id: string } } }>(makeBoard, {
    input: { name: `Board ${mark}` },
  });
  const { uploadFont } = await person.read<{ uploadFont: { font: { id: string } } }>(sendFont, {
    input: { fileBase64: makeFont({ family: `Font ${mark}` }).toString('base64') },
  });
  const { createBrand } = await person.read<{ createBrand: { brand: { id: string } } }>(makeBrand, {
    input: {
      name: `Brand ${mark}`,
      colors: [{ role: 'ACCENT', hex: '#1f6feb' }],
      logos: { lightAssetId: asset, darkAssetId: asset, markAssetId: asset },
      fonts: { headingFontId: uploadFont.font.id, bodyFontId: uploadFont.font.id },
      claims: [{ text: `Claim ${mark}`, note: `Note ${mark}` }],
    },
  });
  // And what was cut from it, which the run made as well.
  const { assets } = await person.read<{ assets: { nodes: { id: string }[] } }>(
    '{ assets(search: { origin: DERIVED }) { nodes { id } } }',
  );
  const cut = assets.nodes[0]?.id ?? '';
  await person.read(nameAsset, { input: { assetIds: [picture], name: `Photo ${mark}`, addTags: [`Tag ${mark}`] } });
  await person.read(addToBoard, { input: { boardId: createBoard.board.id, assetIds: [picture, cut] } });
  await waiveOne(person, mark);
  const { editImage } = await person.read<{ editImage: { imageEdit: { id: string } } }>(edit, {
    input: { assetId: asset, prompt: `Edited ${mark}`, waitSeconds: 60 },
  });
  const { publishWorkflow } = await person.read<{ publishWorkflow: { version: { id: string } } }>(publish, {
    input: { workflowId, expectedVersion: 1, name: `Version ${mark}`, note: `New ${mark}` },
  });
  // The draft goes on, so that there is something in which it differs.
  const ad = adOf(mark, othersAsset ?? asset);
  const [idea, ...others] = ad.nodes;
  const next = { ...ad, nodes: [...(idea ? [{ ...idea, name: `Idea ${mark}` }] : []), ...others] };
  await person.read(saveWorkflowGraph, { input: { workflowId, version: 1, graph: next } });
  const { createSchedule, createTrigger } = await person.read<{
    createSchedule: { schedule: { id: string } };
    createTrigger: { secret: string; trigger: { id: string; url: string } };
  }>(makeCallers, {
    // It never comes while the test is at it.
    schedule: { workflowId, cron: '0 0 29 2 *', timeZone: 'Europe/Berlin' },
    trigger: { workflowId, name: `Trigger ${mark}` },
  });
  // Refused, so that there is something to tell of it, and nothing runs.
  await callTrigger(createTrigger.trigger.url, createTrigger.secret, []);
  const delivery = await sendTest(person, webhook.id);
  // It ends, so that nothing of theirs changes by itself later on.
  await deliveriesOnce(person, webhook.id, allAre('FAILED'));
  const mapped = execution.nodeExecutions.find(({ items }) => items.nodes.length > 0);
  return {
    person,
    mark,
    ids: {
      Viewer: encodeId('Viewer', person.userId),
      Asset: asset,
      Board: createBoard.board.id,
      Brand: createBrand.brand.id,
      Font: uploadFont.font.id,
      ImageEdit: editImage.imageEdit.id,
      Workflow: workflowId,
      WorkflowVersion: publishWorkflow.version.id,
      Execution: executionId,
      WorkflowNode: execution.workflow.nodes[0]?.id ?? '',
      WorkflowEdge: execution.workflow.edges[0]?.id ?? '',
      NodeExecution: mapped?.id ?? '',
      NodeExecutionItem: mapped?.items.nodes[0]?.id ?? '',
      Generation: generation?.node.id ?? '',
      PersonalAccessToken: token.id,
      Webhook: webhook.id,
      WebhookDelivery: delivery,
      Schedule: createSchedule.schedule.id,
      Trigger: createTrigger.trigger.id,
    },
  };
}

/** What is not as it should be on one of their ads is let be. */
async function waiveOne(person: Person, mark: string): Promise<void> {
  const { assets } = await person.read<{ assets: { nodes: { id: string; checks: Measured[] }[] } }>(
    '{ assets(search: { origin: COMPOSED }) { nodes { id checks { key isPassed } } } }',
  );
  const [open] = assets.nodes.flatMap(({ id, checks }) =>
    checks.flatMap(({ key, isPassed }) => (isPassed ? [] : [{ assetId: id, checkKey: key }])),
  );
  const waive = 'mutation ($input: WaiveCheckInput!) { waiveCheck(input: $input) { __typename } }';
  const answer = await person.read<{ waiveCheck: { __typename: string } }>(waive, {
    input: { ...open, reason: `Reason ${mark}` },
  });
  if (answer.waiveCheck.__typename !== 'WaiveCheckPayload') throw new Error('No check could be waived.');
}

interface Measured {
  key: string;
  isPassed: boolean;
}

/** With an input that is not used, so that there is a problem to tell of, and yet it can be published. */
function adOf(mark: string, assetId: string): Graph {
  const place = { position: { x: 0, y: 0 }, size: { width: 200, height: 100 } };
  return {
    ...graphOf(
      [
        // A list, so that there are items; and a branch that nothing takes.
        { ...node('idea', 'TEXT_LIST', { values: [`cold brew ${mark}`] }), hasErrorOutput: true },
        prompt('wrong', `{{error}} ${mark}`),
        prompt('plain', `Nothing of it ${mark}`),
        photo('photo', { asset_id: assetId }),
        prompt('prompt', `An ad for {{text}} ${mark}`),
        model('model'),
        // Cut, so that there is a picture that was cut from another.
        output('output', { aspect_ratio: '9:16' }),
        node('ad', 'COMPOSE', { placements: ['meta_story'], headline: `Headline ${mark}` }),
      ],
      'idea.text -> prompt.input',
      'idea.error -> wrong.input',
      'idea.text -> plain.input',
      'prompt.prompt -> model.prompt',
      'model.image_urls -> output.image_urls',
      'model.image_urls -> ad.image',
    ),
    notes: [{ key: 'note', text: `Note ${mark}`, color: 'YELLOW', ...place }],
    frames: [{ key: 'frame', title: `Frame ${mark}`, color: 'GRAY', ...place }],
    inputs: [
      { name: 'idea', label: `Idea ${mark}`, help: null, isRequired: false, nodeKey: 'idea', field: 'values' },
      {
        name: 'format',
        label: `Format ${mark}`,
        help: null,
        isRequired: false,
        nodeKey: 'output',
        field: 'aspect_ratio',
      },
    ],
  };
}

const makeCallers = `mutation ($schedule: CreateScheduleInput!, $trigger: CreateTriggerInput!) {
  createSchedule(input: $schedule) { ... on CreateSchedulePayload { schedule { id } } }
  createTrigger(input: $trigger) { ... on CreateTriggerPayload { secret trigger { id url } } }
}`;

interface Parts {
  workflow: { nodes: { id: string }[]; edges: { id: string }[] };
  nodeExecutions: { id: string; items: { nodes: { id: string }[] } }[];
  generations: { edges: { node: { id: string; images: { id: string }[] } }[] };
}

const readParts = `query ($id: ID!) {
  execution(id: $id) {
    workflow { nodes { id } edges { id } }
    nodeExecutions { id items(first: 1) { nodes { id } } }
    generations { edges { node { id images { id } } } }
  }
}`;

const makeBoard =
  'mutation ($input: CreateBoardInput!) { createBoard(input: $input) { ... on CreateBoardPayload { board { id } } } }';
const publish =
  'mutation ($input: PublishWorkflowInput!) { publishWorkflow(input: $input) { ... on PublishWorkflowPayload { version { id } } } }';
const sendFont =
  'mutation ($input: UploadFontInput!) { uploadFont(input: $input) { ... on UploadFontPayload { font { id } } } }';
const makeBrand =
  'mutation ($input: CreateBrandInput!) { createBrand(input: $input) { ... on CreateBrandPayload { brand { id } } } }';
const nameAsset = 'mutation ($input: UpdateAssetsInput!) { updateAssets(input: $input) { __typename } }';
const edit =
  'mutation ($input: EditImageInput!) { editImage(input: $input) { ... on EditImagePayload { imageEdit { id } } } }';
const addToBoard = 'mutation ($input: AddToBoardInput!) { addToBoard(input: $input) { __typename } }';
const rename = 'mutation ($input: UpdateWorkflowInput!) { updateWorkflow(input: $input) { __typename } }';

// What would give them away -------------------------------------------------------------------------------------------

/** Every table in which people own rows. */
async function ownedTables(database: Database): Promise<string[]> {
  const { rows } = await database.query(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'user_id' order by 1`,
  );
  return rows.map((row) => String(row.name));
}

/** Their mark, and the ids of all their rows. */
export async function leaveTraces(database: Database, { person, mark }: Belongings): Promise<Set<string>> {
  const tales = new Set([mark, person.userId, person.email]);
  for (const table of await ownedTables(database)) {
    const { rows } = await database.query(`select to_jsonb(t) as row from ${table} t where user_id = $1`, [
      person.userId,
    ]);
    for (const { row } of rows as { row: { id?: string } }[]) if (row.id) tales.add(row.id);
  }
  return tales;
}

/** All that is theirs, so that a change would show. */
export async function fingerprint(database: Database, { person }: Belongings): Promise<Record<string, unknown>> {
  const prints: Record<string, unknown> = {};
  for (const table of ['profiles', ...(await ownedTables(database))]) {
    const column = table === 'profiles' ? 'id' : 'user_id';
    const { rows } = await database.query(
      `select count(*)::int as count, md5(string_agg(t::text, ' ' order by t::text)) as print from ${table} t where ${column} = $1`,
      [person.userId],
    );
    prints[table] = rows[0];
  }
  return prints;
}

/** Which of these a text holds, as it stands or within an id or a cursor in base64; what the asker sent does not count. */
export function findTales(answer: string, tales: ReadonlySet<string>, sent: unknown): string[] {
  const known = unfold(JSON.stringify(sent ?? null));
  const told = unfold(answer);
  return [...tales].filter((tale) => told.includes(tale) && !known.includes(tale));
}

function unfold(whole: string): string {
  const encoded = whole.match(/[\w+/=-]{12,}/g) ?? [];
  return [whole, ...encoded.map((part) => Buffer.from(part, 'base64').toString('latin1'))].join('\n');
}

/** An id of the same type that there is nothing by. */
export function idOfNothing(typename: string): string {
  return encodeId(typename, randomUUID());
}

/** Takes ids out of a text, so that answers to different ids can be held against each other. */
export function withoutIds(answer: string, ids: readonly string[]): string {
  return ids.reduce((rest, id) => rest.replaceAll(id, 'ID').replaceAll(decodeId(id).id, 'ID'), answer);
}
