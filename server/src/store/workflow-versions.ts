import type { Graph } from '@visualadgen/graph/graph.ts';
import { sql } from 'kysely';
import type { Queryable, Transaction } from './database.ts';
import { jsonText } from './json-text.ts';
import { pageOfEach, type PageRequest, placeAt } from './page.ts';
import type { WorkflowRow, WorkflowVersionRow } from './tables.ts';

/* Versions of workflows that were run or published: each as it was saved then, for as long as there is its workflow. */

export type PlacedWorkflowVersion = WorkflowVersionRow & { place_at: string };

/** Which version of which workflow. */
export interface VersionOf {
  workflowId: string;
  version: number;
}

/** Without the graph, which is read by itself: it may be large. */
const columns = [
  'id',
  'workflow_id',
  'user_id',
  'version',
  'name',
  'note',
  'published_at',
  'created_at',
] as const satisfies readonly (keyof WorkflowVersionRow)[];

export function findWorkflowVersions(db: Queryable, ids: readonly string[]): Promise<WorkflowVersionRow[]> {
  return db.selectFrom('workflow_versions').select(columns).where('id', 'in', ids).execute();
}

/** By workflow and number, those that were kept. */
export function findVersionsByNumber(db: Queryable, asked: readonly VersionOf[]): Promise<WorkflowVersionRow[]> {
  const places = sql<{ workflow_id: string; version: number }>`(
    select * from unnest(${asked.map(({ workflowId }) => workflowId)}::uuid[], ${asked.map(({ version }) => version)}::int[])
      as q (workflow_id, version)
  )`.as('asked');
  return db
    .selectFrom('workflow_versions as v')
    .innerJoin(places, (join) =>
      join.onRef('asked.workflow_id', '=', 'v.workflow_id').onRef('asked.version', '=', 'v.version'),
    )
    .select(columns.map((column) => `v.${column}` as const))
    .execute();
}

export function findVersionGraphs(db: Queryable, ids: readonly string[]): Promise<{ id: string; graph: Graph }[]> {
  return db.selectFrom('workflow_versions').select(['id', 'graph']).where('id', 'in', ids).execute();
}

/** Of one version; undefined where it was not kept. */
export async function loadVersionGraph(db: Queryable, { workflowId, version }: VersionOf): Promise<Graph | undefined> {
  const row = await db
    .selectFrom('workflow_versions')
    .select('graph')
    .where('workflow_id', '=', workflowId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.graph;
}

/** The same page of the versions of each workflow, the newest first. */
export function listVersionsOfWorkflows(
  db: Queryable,
  workflowIds: readonly string[],
  page: PageRequest,
): Promise<PlacedWorkflowVersion[]> {
  const ofOne = db
    .selectFrom('workflow_versions')
    .select(columns)
    .select(placeAt('workflow_versions.created_at'))
    .where(sql<boolean>`workflow_versions.workflow_id = parent.id`);
  return pageOfEach(db, workflowIds, ofOne, { at: 'workflow_versions.created_at', id: 'workflow_versions.id' }, page);
}

export async function isVersionKept(db: Queryable, { workflowId, version }: VersionOf): Promise<boolean> {
  const row = await db
    .selectFrom('workflow_versions')
    .select('id')
    .where('workflow_id', '=', workflowId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a version as it is saved; one that was kept before stays as it is. */
export async function keepVersion(
  db: Transaction,
  { id, user_id, version }: Pick<WorkflowRow, 'id' | 'user_id' | 'version'>,
  graph: Graph,
): Promise<void> {
  await db
    .insertInto('workflow_versions')
    .values({ workflow_id: id, user_id, version, graph: jsonText(graph) })
    .onConflict((conflict) => conflict.columns(['workflow_id', 'version']).doNothing())
    .execute();
}

/** What people say about a version; what is left out stays. */
export interface VersionTexts {
  name?: string | null;
  note?: string | null;
}

/** Makes a kept version the one that programs run; undefined where it was not kept. */
export async function publishVersion(
  db: Transaction,
  { workflowId, version }: VersionOf,
  texts: VersionTexts,
): Promise<WorkflowVersionRow | undefined> {
  const row = await db
    .updateTable('workflow_versions')
    .set({ ...texts, published_at: sql<Date>`now()` })
    .where('workflow_id', '=', workflowId)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst();
  if (row) await db.updateTable('workflows').set({ published_version: version }).where('id', '=', workflowId).execute();
  return row;
}

/** Nothing is published from then on. */
export async function unpublish(db: Transaction, workflowId: string): Promise<void> {
  await db.updateTable('workflows').set({ published_version: null }).where('id', '=', workflowId).execute();
}

/** So that the workflow stays at this version until the transaction ends. */
export function lockWorkflow(db: Transaction, workflowId: string): Promise<{ version: number } | undefined> {
  return db.selectFrom('workflows').select('version').where('id', '=', workflowId).forUpdate().executeTakeFirst();
}

/** Of each of these versions the one that was kept before it; those that were the first are missing. */
export async function findVersionsBefore(
  db: Queryable,
  ids: readonly string[],
): Promise<(WorkflowVersionRow & { next_id: string })[]> {
  const { rows } = await sql<WorkflowVersionRow & { next_id: string }>`
    select v.id as next_id, ${sql.join(columns.map((column) => sql.ref(`earlier.${column}`)))}
    from workflow_versions v
    cross join lateral (
      select * from workflow_versions e
      where e.workflow_id = v.workflow_id and e.version < v.version order by e.version desc limit 1
    ) earlier
    where v.id = any (${[...ids]}::uuid[])
  `.execute(db);
  return rows;
}

/** Says something else of a kept version; undefined where it was not kept. */
export function describeVersion(
  db: Transaction,
  { workflowId, version }: VersionOf,
  texts: VersionTexts,
): Promise<WorkflowVersionRow | undefined> {
  return db
    .updateTable('workflow_versions')
    .set({ ...texts })
    .where('workflow_id', '=', workflowId)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst();
}
