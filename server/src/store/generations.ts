import { sql } from 'kysely';
import type { ProviderRequest } from '../models/provider.ts';
import type { StoredImage } from './assets.ts';
import { countRows } from './count.ts';
import type { Queryable } from './database.ts';
import { cutPage, pageOfEach, type PageRequest, placeAt } from './page.ts';
import type { GenerationRow } from './tables.ts';

export type PlacedGeneration = GenerationRow & { place_at: string };

/** A node execution, and the one of the same node in the run that its run is another try of. */
export async function listTriesOfNode(db: Queryable, nodeExecutionId: string): Promise<string[]> {
  const earlier = await db
    .selectFrom('node_executions as own')
    .innerJoin('executions as run', 'run.id', 'own.execution_id')
    .innerJoin('node_executions as earlier', (join) =>
      join.onRef('earlier.execution_id', '=', 'run.retry_of').onRef('earlier.node_key', '=', 'own.node_key'),
    )
    .select('earlier.id')
    .where('own.id', '=', nodeExecutionId)
    .execute();
  return [nodeExecutionId, ...earlier.map(({ id }) => id)];
}

/**
 * What these tries of a node (its own first) have already begun or finished with one of these very inputs: an intent left by a server
 * that stopped, or an answer that came too late for the run that asked for them. Fewer pictures than were asked for are taken from
 * the node's own try, where they were paid for; from an earlier run's only where `acceptsFewer` says so. Undefined when nothing is
 * to be had of it.
 */
export function findEarlierGeneration(
  db: Queryable,
  nodeExecutionIds: readonly string[],
  inputHashes: readonly string[],
  { acceptsFewer }: { acceptsFewer: boolean },
): Promise<GenerationRow | undefined> {
  return (
    db
      .selectFrom('generations')
      .selectAll()
      .where('node_execution_id', 'in', nodeExecutionIds)
      .where('input_hash', 'in', inputHashes)
      .where('status', 'in', ['PENDING', 'RUNNING', 'COMPLETED'])
      // Of one that was blacked out there is nothing to be had; it may come out otherwise.
      .where((is) =>
        is.or([
          is('status', '<>', 'COMPLETED'),
          is('text', 'is not', null),
          is.exists(
            is.selectFrom('assets').select('assets.id').whereRef('assets.generation_id', '=', 'generations.id'),
          ),
        ]),
      )
      .$if(!acceptsFewer, (query) =>
        query.where((is) =>
          is.or([
            is('status', '<>', 'COMPLETED'),
            is('node_execution_id', '=', nodeExecutionIds[0] ?? ''),
            is('images_received', 'is', null),
            is('images_received', '>=', is.ref('images_asked')),
          ]),
        ),
      )
      // An answer before a request under way, and that before an intent.
      .orderBy('status', 'desc')
      .orderBy('created_at', 'desc')
      .executeTakeFirst()
  );
}

/**
 * Ends every call that is under way. For the demo models alone: they forget everything with the process, and cost
 * nothing to be asked again.
 */
export async function forgetOpenGenerations(db: Queryable): Promise<void> {
  await db
    .updateTable('generations')
    .set({
      status: 'FAILED',
      error: 'The demo models were restarted.',
      error_code: 'PROVIDER_FAILED',
      finished_at: sql`now()`,
    })
    .where('status', 'in', ['PENDING', 'RUNNING'])
    .execute();
}

export interface GoodEnd {
  billableUnits: string | null;
  cost: string | null;
  /** A demo gave it. */
  isDemo: boolean;
  /** What came of it: either, as its kind says. */
  images?: { kept: StoredImage[]; asked: number; heldBack: number; words: readonly string[] };
  text?: string;
}

/**
 * The end of a paid call that went well: its answer and its price, on the generation, the node and the execution, in
 * one statement. The execution is locked first, in the order that `commit_runs` keeps.
 * False when somebody has completed it before; then nothing is changed.
 */
export async function completeGeneration(db: Queryable, generation: GenerationRow, end: GoodEnd): Promise<boolean> {
  const { images, text = null } = end;
  const { rows } = await sql`
    with run as (
      select id from executions where id = ${generation.execution_id} for update
    ),
    -- What was counted already, as of one whose answer was thought to be lost.
    counted as (
      select g.id, coalesce(g.cost, 0) as cost from generations g, run where g.id = ${generation.id} for update of g
    ),
    done as (
      update generations g set status = 'COMPLETED', billable_units = ${end.billableUnits}::numeric, cost = ${end.cost}::numeric,
        images_asked = ${images?.asked ?? null}::int, images_received = ${images?.kept.length ?? null}::int,
        images_held_back = ${images?.heldBack ?? null}::int, text = ${text}::text,
        error = null, error_code = null, finished_at = now()
      from counted where g.id = counted.id and g.status <> 'COMPLETED'
      returning g.id, coalesce(g.cost, 0) - counted.cost as added
    ),
    node as (
      -- An item's, and that of its node.
      update node_executions n set cost = n.cost + done.added
      from done, node_executions own
      where own.id = ${generation.node_execution_id} and n.id in (own.id, own.parent_id)
    ),
    total as (
      update executions e set total_cost = e.total_cost + done.added
      from done where e.id = ${generation.execution_id}
    ),
    made_by as (
      select purpose, workflow_id, edited_asset_id from executions where id = ${generation.execution_id}
    ),
    -- Held, so that it is not deleted for good meanwhile.
    source as (
      select a.id from assets a, made_by where a.id = made_by.edited_asset_id and a.user_id = ${generation.user_id} for key share of a
    ),
    kept as (
      insert into assets (
        user_id, path, content_type, width, height, byte_size, content_hash, rendition_widths, origin, source_asset_id, is_demo,
        generation_id, ordinal, prompt, model, workflow_id, words, measured_at, colors, lightness, detail, placeholder, look, look_keys
      )
      select ${generation.user_id}, i.path, i."contentType", i.width, i.height, i."byteSize", i."contentHash", i."renditionWidths",
        (select case when purpose = 'EDIT' then 'EDITED' else 'GENERATED' end from made_by), (select id from source), ${end.isDemo},
        done.id, i.place - 1, nullif(${generation.prompt}::text, ''), ${generation.model}, (select workflow_id from made_by),
        array_to_tsvector(${[...(images?.words ?? [])]}::text[]),
        case when i.look is not null then now() end, i.look -> 'colors', (i.look ->> 'lightness')::real, (i.look ->> 'detail')::real,
        i.look ->> 'placeholder', decode(i.look ->> 'packed', 'base64'),
        (select array_agg(key::int) from jsonb_array_elements_text(i.look -> 'keys') as key)
      from done, rows from (jsonb_to_recordset(${JSON.stringify((images?.kept ?? []).map(imageRecord))}::jsonb)
        as (path text, "contentType" text, width int, height int, "byteSize" int, "contentHash" text, "renditionWidths" int[], look jsonb))
        with ordinality as i (path, "contentType", width, height, "byteSize", "contentHash", "renditionWidths", look, place)
    )
    select id from done
  `.execute(db);
  return rows.length > 0;
}

function imageRecord({ look, ...image }: StoredImage) {
  return { ...image, look: look && { ...look, packed: Buffer.from(look.packed).toString('base64') } };
}

export function findGenerations(db: Queryable, ids: readonly string[]): Promise<GenerationRow[]> {
  return db.selectFrom('generations').selectAll().where('id', 'in', ids).execute();
}

/** The newest paid call of each of these parts of a run: of a node, or of one of its items. */
export async function listNewestGenerations(
  db: Queryable,
  nodeExecutionIds: readonly string[],
): Promise<GenerationRow[]> {
  return db
    .selectFrom('generations')
    .selectAll()
    .distinctOn('node_execution_id')
    .where(sql<boolean>`node_execution_id = any (${nodeExecutionIds}::uuid[])`)
    .orderBy('node_execution_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The same page of what each execution paid for, in one statement. */
export function listGenerationsOfExecutions(
  db: Queryable,
  executionIds: readonly string[],
  page: PageRequest,
): Promise<PlacedGeneration[]> {
  const ofOne = db
    .selectFrom('generations')
    .selectAll('generations')
    .select(placeAt('generations.created_at'))
    .where(sql<boolean>`generations.execution_id = parent.id`);
  return pageOfEach(db, executionIds, ofOne, { at: 'generations.created_at', id: 'generations.id' }, page);
}

export interface GenerationFilter {
  workflowId?: string;
  model?: string;
}

export function listGenerations(
  db: Queryable,
  page: PageRequest,
  filter: GenerationFilter,
): Promise<PlacedGeneration[]> {
  const query = db
    .selectFrom('generations')
    .selectAll('generations')
    .select(placeAt('generations.created_at'))
    .where(isAskedFor(filter));
  return cutPage(query, { at: 'generations.created_at', id: 'generations.id' }, page).execute();
}

export function countGenerations(db: Queryable, filter: GenerationFilter): Promise<number> {
  return countRows(db, 'generations', isAskedFor(filter));
}

/** Of a workflow that was deleted nothing is seen here. */
function isAskedFor({ model, workflowId }: GenerationFilter) {
  const ofModel = model === undefined ? sql`true` : sql`generations.model = ${model}`;
  const ofWorkflow =
    workflowId === undefined
      ? sql`true`
      : sql`generations.execution_id in (
          select e.id from executions e join workflows w on w.id = e.workflow_id where w.id = ${workflowId}
        )`;
  return sql<boolean>`(${ofModel} and ${ofWorkflow})`;
}

/** The provider's side of a generation; undefined as long as no answer to the submit was saved. */
export function requestOf(generation: GenerationRow): ProviderRequest | undefined {
  const { request_id: requestId, status_url: statusUrl, response_url: responseUrl, cancel_url: cancelUrl } = generation;
  return requestId && statusUrl && responseUrl && cancelUrl
    ? { requestId, statusUrl, responseUrl, cancelUrl }
    : undefined;
}
