import { searchSpelling } from '@visualadgen/graph/text/compare-text.ts';
import { sql } from 'kysely';
import type { Frame, Note } from '@visualadgen/graph/annotations/annotation.ts';
import type { WorkflowInput, WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';
import type { Queryable, Transaction } from './database.ts';
import { jsonText } from './json-text.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { NodeRow, WorkflowRow } from './tables.ts';

export type PlacedWorkflow = WorkflowRow & { place_at: string };

/** An edge with the keys of the nodes it joins, which is how everybody outside the database names them. */
export interface EdgeRow extends GraphEdge {
  id: string;
  workflowId: string;
}

/** What is saved of one workflow's graph beside its nodes and edges. */
export interface GraphPartsRow {
  id: string;
  notes: Note[];
  frames: Frame[];
  inputs: WorkflowInput[];
  outputs: WorkflowOutput[];
}

const workflowColumns = [
  'id',
  'user_id',
  'name',
  'description',
  'version',
  'published_version',
  'created_at',
  'updated_at',
] as const;

export function findWorkflows(db: Queryable, ids: readonly string[]): Promise<WorkflowRow[]> {
  return db.selectFrom('workflows').select(workflowColumns).where('id', 'in', ids).execute();
}

/** Which of a person’s workflows are listed; by default all. */
export interface ListedWorkflows {
  /** Part of a name. */
  search?: string;
  isPublished?: boolean;
}

export function listWorkflows(
  db: Queryable,
  page: PageRequest,
  which: ListedWorkflows = {},
): Promise<PlacedWorkflow[]> {
  const query = listed(db, which).select(workflowColumns).select(placeAt('updated_at'));
  return cutPage(query, { at: 'updated_at', id: 'id' }, page).execute();
}

export async function countWorkflows(db: Queryable, which: ListedWorkflows = {}): Promise<number> {
  const query = listed(db, which).select(sql<number>`count(*)::int`.as('count'));
  return (await query.executeTakeFirstOrThrow()).count;
}

/**
 * `searchSpelling` in SQL, for names that were kept before names were tidied: compatible forms, nothing that cannot be seen, plain
 * single spaces. Case is the database's own.
 */
export function nameHolds(search: string) {
  const spelling = sql`regexp_replace(regexp_replace(normalize(name, NFKC), ${unseen}, '', 'g'), '\\s+', ' ', 'g')`;
  return sql<boolean>`strpos(lower(${spelling}), lower(${searchSpelling(search)})) > 0`;
}

const unseen =
  '[\\u00AD\\u034F\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFE00-\\uFE0F\\uFEFF]';

/** Without those that nobody has touched yet. */
function listed(db: Queryable, { search, isPublished }: ListedWorkflows) {
  return db
    .selectFrom('workflows')
    .where('is_provisional', '=', false)
    .$if(search !== undefined, (query) => query.where(nameHolds(search ?? '')))
    .$if(isPublished !== undefined, (query) => query.where('published_version', isPublished ? 'is not' : 'is', null));
}

export function listNodes(db: Queryable, workflowIds: readonly string[]): Promise<NodeRow[]> {
  return db.selectFrom('nodes').selectAll().where('workflow_id', 'in', workflowIds).orderBy('ordinal').execute();
}

export function findNodes(db: Queryable, ids: readonly string[]): Promise<NodeRow[]> {
  return db.selectFrom('nodes').selectAll().where('id', 'in', ids).execute();
}

export function listEdges(db: Queryable, workflowIds: readonly string[]): Promise<EdgeRow[]> {
  return selectEdges(db).where('edges.workflow_id', 'in', workflowIds).orderBy('edges.ordinal').execute();
}

export function findEdges(db: Queryable, ids: readonly string[]): Promise<EdgeRow[]> {
  return selectEdges(db).where('edges.id', 'in', ids).execute();
}

function selectEdges(db: Queryable) {
  return db
    .selectFrom('edges')
    .innerJoin('nodes as source', 'source.id', 'edges.source_node_id')
    .innerJoin('nodes as target', 'target.id', 'edges.target_node_id')
    .select([
      'edges.id',
      'edges.workflow_id as workflowId',
      'source.key as sourceKey',
      'edges.source_handle as sourceHandle',
      'target.key as targetKey',
      'edges.target_handle as targetHandle',
      'edges.is_all_at_once as isAllAtOnce',
    ]);
}

export function findGraphParts(db: Queryable, workflowIds: readonly string[]): Promise<GraphPartsRow[]> {
  return db
    .selectFrom('workflows')
    .select(['id', 'notes', 'frames', 'inputs', 'outputs'])
    .where('id', 'in', workflowIds)
    .execute();
}

export async function loadGraph(db: Queryable, workflowId: string): Promise<Graph> {
  const [nodes, edges, [parts]] = await Promise.all([
    listNodes(db, [workflowId]),
    listEdges(db, [workflowId]),
    findGraphParts(db, [workflowId]),
  ]);
  const { notes = [], frames = [], inputs = [], outputs = [] } = parts ?? {};
  return {
    nodes: nodes.map(toGraphNode),
    edges: edges.map(toGraphEdge),
    ...(notes.length > 0 && { notes }),
    ...(frames.length > 0 && { frames }),
    ...(inputs.length > 0 && { inputs }),
    ...(outputs.length > 0 && { outputs }),
  };
}

export function toGraphNode(row: NodeRow): GraphNode {
  return {
    key: row.key,
    type: row.type,
    name: row.name,
    config: row.config,
    position: { x: row.position_x, y: row.position_y },
    hasBreakpoint: row.has_breakpoint,
    isFresh: row.is_fresh,
    // Left out where it says nothing, so that a run is the same to servers that know of no muting.
    ...(row.is_muted && { isMuted: true }),
    ...(row.stops_at_failed_item && { stopsAtFailedItem: true }),
    ...(row.has_error_output && { hasErrorOutput: true }),
    ...(row.config_version > 1 && { configVersion: row.config_version }),
  };
}

export function toGraphEdge({ sourceKey, sourceHandle, targetKey, targetHandle, isAllAtOnce }: EdgeRow): GraphEdge {
  return { sourceKey, sourceHandle, targetKey, targetHandle, ...(isAllAtOnce && { isAllAtOnce }) };
}

export async function createWorkflow(
  db: Transaction,
  workflow: { userId: string; name: string; description: string | null; graph: Graph; isProvisional?: boolean },
): Promise<WorkflowRow> {
  const row = await db
    .insertInto('workflows')
    .values({
      user_id: workflow.userId,
      name: workflow.name,
      description: workflow.description,
      is_provisional: workflow.isProvisional ?? false,
      ...partsOf(workflow.graph),
    })
    .returning(workflowColumns)
    .executeTakeFirstOrThrow();
  await writeGraph(db, row, workflow.graph);
  return row;
}

export function updateWorkflow(
  db: Transaction,
  id: string,
  changes: { name?: string; description?: string | null },
): Promise<WorkflowRow | undefined> {
  return db
    .updateTable('workflows')
    .set({ ...changes, updated_at: sql`now()` })
    .where('id', '=', id)
    .returning(workflowColumns)
    .executeTakeFirst();
}

/** Hides a workflow of the person's who asks; false when there was none. See `private.delete_workflow` in `supabase/migrations`. */
export async function deleteWorkflow(db: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select private.delete_workflow(${id}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Brings it back; false when there was none that was deleted. */
export async function restoreWorkflow(db: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select private.restore_workflow(${id}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/**
 * Replaces the whole graph if the workflow is still at `version`, and raises the version by one. Notes, frames, inputs
 * and outputs that the graph leaves out stay as they are.
 * Undefined when it is at another version by now (or not there): then nothing was changed.
 */
export async function saveGraph(
  db: Transaction,
  id: string,
  version: number,
  graph: Graph,
): Promise<WorkflowRow | undefined> {
  const workflow = await db
    .updateTable('workflows')
    .set({ version: version + 1, updated_at: sql`now()`, ...partsOf(graph) })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(workflowColumns)
    .executeTakeFirst();
  if (workflow) await writeGraph(db, workflow, graph);
  return workflow;
}

function partsOf({ notes, frames, inputs, outputs }: Graph) {
  return {
    ...(notes && { notes: jsonText(notes) }),
    ...(frames && { frames: jsonText(frames) }),
    ...(inputs && { inputs: jsonText(inputs) }),
    ...(outputs && { outputs: jsonText(outputs) }),
  };
}

/** Nodes keep their ids from save to save by their key; edges are made anew. Four statements whatever the size. */
async function writeGraph(db: Transaction, workflow: WorkflowRow, graph: Graph): Promise<void> {
  const keys = graph.nodes.map((node) => node.key);
  await sql`delete from nodes where workflow_id = ${workflow.id} and key <> all(${keys}::text[])`.execute(db);
  await sql`
    insert into nodes (workflow_id, user_id, key, type, name, config, position_x, position_y, has_breakpoint, is_fresh, is_muted, stops_at_failed_item, has_error_output, config_version, ordinal)
    select ${workflow.id}, ${workflow.user_id}, n.key, n.type, n.name, n.config, n.x, n.y, n.has_breakpoint, n.is_fresh, n.is_muted, n.stops_at_failed_item, n.has_error_output, n.config_version, n.ordinal
    from jsonb_to_recordset(${jsonText(graph.nodes.map(toNodeRecord))}::jsonb)
      as n (key text, type text, name text, config jsonb, x float8, y float8, has_breakpoint boolean, is_fresh boolean, is_muted boolean, stops_at_failed_item boolean, has_error_output boolean, config_version int, ordinal int)
    on conflict (workflow_id, key) do update set
      type = excluded.type, name = excluded.name, config = excluded.config, position_x = excluded.position_x,
      position_y = excluded.position_y, has_breakpoint = excluded.has_breakpoint, is_fresh = excluded.is_fresh, is_muted = excluded.is_muted,
      stops_at_failed_item = excluded.stops_at_failed_item, has_error_output = excluded.has_error_output, config_version = excluded.config_version, ordinal = excluded.ordinal
  `.execute(db);
  await db.deleteFrom('edges').where('workflow_id', '=', workflow.id).execute();
  await sql`
    insert into edges (workflow_id, user_id, source_node_id, source_handle, target_node_id, target_handle, is_all_at_once, ordinal)
    select ${workflow.id}, ${workflow.user_id}, source.id, e.source_handle, target.id, e.target_handle, e.is_all_at_once, e.ordinal
    from jsonb_to_recordset(${jsonText(graph.edges.map(toEdgeRecord))}::jsonb)
      as e (source_key text, source_handle text, target_key text, target_handle text, is_all_at_once boolean, ordinal int)
    join nodes source on source.workflow_id = ${workflow.id} and source.key = e.source_key
    join nodes target on target.workflow_id = ${workflow.id} and target.key = e.target_key
  `.execute(db);
}

function toNodeRecord(node: GraphNode, ordinal: number) {
  const {
    key,
    type,
    name,
    config,
    position,
    hasBreakpoint,
    isFresh = false,
    isMuted = false,
    stopsAtFailedItem = false,
    hasErrorOutput = false,
    configVersion = 1,
  } = node;
  return {
    key,
    type,
    name,
    config,
    x: position.x,
    y: position.y,
    has_breakpoint: hasBreakpoint,
    is_fresh: isFresh,
    is_muted: isMuted,
    stops_at_failed_item: stopsAtFailedItem,
    has_error_output: hasErrorOutput,
    config_version: configVersion,
    ordinal,
  };
}

function toEdgeRecord(edge: GraphEdge, ordinal: number) {
  return {
    source_key: edge.sourceKey,
    source_handle: edge.sourceHandle,
    target_key: edge.targetKey,
    target_handle: edge.targetHandle,
    is_all_at_once: edge.isAllAtOnce ?? false,
    ordinal,
  };
}
