import type { FontFamily } from '@visualadgen/compose/fonts/families.ts';
import type { Check } from '@visualadgen/compose/checks/check.ts';
import type { Waiver } from '@visualadgen/compose/checks/check-keys.ts';
import type { PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import type { Words } from '@visualadgen/compose/layouts/layout.ts';
import type { ModelKind } from '../models/provider.ts';
import type { Piece } from '@visualadgen/graph/pictures/piece-around.ts';
import type { BrandClaim, BrandColorRole } from '@visualadgen/compose/brand/brand.ts';
import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Frame, Note } from '@visualadgen/graph/annotations/annotation.ts';
import type { WorkflowInput, WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import type { Graph, Values } from '@visualadgen/graph/graph.ts';
import type { MissedPolicy } from '@visualadgen/graph/schedules/missed-policies.ts';
import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { TokenScope } from '../secrets/personal-access-token.ts';

/** The tables of `supabase/migrations`, as the queries in this folder see them. Long, for all of them are here. */
export interface Tables {
  profiles: ProfilesTable;
  workflows: WorkflowsTable;
  workflow_versions: WorkflowVersionsTable;
  schedules: SchedulesTable;
  triggers: TriggersTable;
  nodes: NodesTable;
  edges: EdgesTable;
  executions: ExecutionsTable;
  node_executions: NodeExecutionsTable;
  execution_events: ExecutionEventsTable;
  generations: GenerationsTable;
  assets: AssetsTable;
  personal_access_tokens: PersonalAccessTokensTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  idempotency_keys: IdempotencyKeysTable;
  library_words: LibraryWordsTable;
  boards: BoardsTable;
  brands: BrandsTable;
  fonts: FontsTable;
  board_assets: BoardAssetsTable;
  exports: ExportsTable;
  export_files: ExportFilesTable;
}

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** numeric, which both drivers hand over as exact text. */
type Money = ColumnType<string, string | undefined, string>;
type OptionalMoney = ColumnType<string | null, string | null | undefined, string | null>;
/** jsonb: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string | null | undefined, string | null>;

export const executionStatuses = ['PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type ExecutionStatus = (typeof executionStatuses)[number];
/** Those that an execution ends with. */
export const endedStatuses = ['COMPLETED', 'FAILED', 'CANCELLED'] as const satisfies readonly ExecutionStatus[];
export const nodeExecutionStatuses = [
  'PENDING',
  'RUNNING',
  'PAUSED',
  'COMPLETED',
  'FAILED',
  'SKIPPED',
  'CANCELLED',
] as const;
export type NodeExecutionStatus = (typeof nodeExecutionStatuses)[number];
export const generationStatuses = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type GenerationStatus = (typeof generationStatuses)[number];

/** What an execution is for. Only those of workflows have one; the others carry a graph of their own. */
export const executionPurposes = ['WORKFLOW', 'EDIT', 'DESCRIBE', 'PAGE', 'EXPORT'] as const;
export type ExecutionPurpose = (typeof executionPurposes)[number];

interface ProfilesTable {
  id: string;
  email: string | null;
  display_name: string | null;
  monthly_budget: OptionalMoney;
  describes_uploads: Generated<boolean>;
  describes_made: Generated<boolean>;
  created_at: Timestamp;
}

interface WorkflowsTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  description: string | null;
  version: Generated<number>;
  notes: Json<Note[]>;
  frames: Json<Frame[]>;
  inputs: Json<WorkflowInput[]>;
  outputs: Json<WorkflowOutput[]>;
  /** The one that programs run; null for none. */
  published_version: Generated<number | null>;
  deleted_at: OptionalTimestamp;
  /** Nobody has touched it yet, so that it is in no list. */
  is_provisional: Generated<boolean>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** What was run or published, as it was saved then. */
interface WorkflowVersionsTable {
  id: Generated<string>;
  workflow_id: string;
  user_id: string;
  version: number;
  graph: Json<Graph>;
  name: string | null;
  note: string | null;
  published_at: OptionalTimestamp;
  created_at: Timestamp;
}

/** What became of a time that came, or of a call. */
export const callOutcomes = ['STARTED', 'REFUSED', 'MISSED'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

interface CalledTable {
  id: Generated<string>;
  user_id: string;
  workflow_id: string;
  /** By the names of the workflow's inputs. */
  inputs: Json<Record<string, unknown>>;
  /** USD in a calendar month, of all its runs together; null for no limit of its own. */
  monthly_budget: OptionalMoney;
  is_enabled: Generated<boolean>;
  last_at: OptionalTimestamp;
  last_outcome: CallOutcome | null;
  last_execution_id: string | null;
  last_error: string | null;
  last_error_code: string | null;
  created_at: Timestamp;
}

interface SchedulesTable extends CalledTable {
  cron: string;
  time_zone: string;
  missed: Generated<MissedPolicy>;
  /** Null while it is switched off, and where it never comes any more. */
  next_at: OptionalTimestamp;
}

interface TriggersTable extends CalledTable {
  name: string;
  /** SHA-256 of its secret. */
  hash: Buffer;
  /** How its secret begins. */
  hint: string;
  /** What of the body an input is, by the input's name; null where the body names the inputs itself. */
  mapping: Json<Record<string, string> | null>;
}

/** What calls a workflow. */
export const callerKinds = ['PERSON', 'TOKEN', 'SCHEDULE', 'TRIGGER', 'HTTP', 'MCP', 'FORM', 'WORKFLOW'] as const;
export type CallerKind = (typeof callerKinds)[number];

interface NodesTable {
  id: Generated<string>;
  workflow_id: string;
  user_id: string;
  key: string;
  type: string;
  name: string;
  config: Json<Record<string, unknown>>;
  position_x: number;
  position_y: number;
  has_breakpoint: boolean;
  is_fresh: Generated<boolean>;
  is_muted: Generated<boolean>;
  stops_at_failed_item: Generated<boolean>;
  has_error_output: Generated<boolean>;
  /** Of its type's form, when its config was written. */
  config_version: Generated<number>;
  ordinal: number;
}

interface EdgesTable {
  id: Generated<string>;
  workflow_id: string;
  user_id: string;
  source_node_id: string;
  source_handle: string;
  target_node_id: string;
  target_handle: string;
  is_all_at_once: Generated<boolean>;
  ordinal: number;
}

interface ExecutionsTable {
  id: Generated<string>;
  user_id: string;
  workflow_id: string | null;
  status: Generated<ExecutionStatus>;
  graph: Json<Graph>;
  workflow_version: number;
  idempotency_key: string | null;
  is_stepping: Generated<boolean>;
  total_cost: Money;
  error: string | null;
  error_code: string | null;
  last_sequence: Generated<number>;
  lease_epoch: Generated<number>;
  job_id: string | null;
  is_fresh: Generated<boolean>;
  target_key: string | null;
  is_single: Generated<boolean>;
  retry_of: string | null;
  budget: OptionalMoney;
  /** That of the request, where a retry has given it another; `none` for no limit. */
  asked_budget: string | null;
  purpose: Generated<ExecutionPurpose>;
  /** Of an edit; the database reads it from the graph. */
  edited_asset_id: ColumnType<string | null, never, never>;
  estimated_cost: OptionalMoney;
  pruned_through: Generated<number>;
  /** Of the request that asked for it. */
  request_id: string | null;
  /** W3C trace context of that request. */
  traceparent: string | null;
  /** Null for one from before it was noted down, and for what is no run of a workflow. */
  caller: CallerKind | null;
  /** The schedule’s or trigger’s, and what it was called then. */
  caller_id: string | null;
  caller_name: string | null;
  created_at: Timestamp;
  started_at: OptionalTimestamp;
  finished_at: OptionalTimestamp;
}

/** Why a node ran although there may have been an earlier result. */
export const runReasons = [
  'FIRST_TIME',
  'CONFIG_CHANGED',
  'INPUT_CHANGED',
  'ASKED_FRESH',
  'RESULT_OLD',
  'RESULT_GONE',
  'RESULT_SHORT',
] as const;
export type RunReason = (typeof runReasons)[number];

/** An error that passed: the node tried again. */
export interface PassingFault {
  code: string;
  message: string;
  /** ISO 8601. */
  at: string;
  /** Milliseconds until the next try. */
  delayMs: number;
}

/** The newest progress report of a node. */
export interface Progress {
  fraction?: number;
  queuePosition?: number;
  message?: string;
  logs?: string[];
  /** What is being written, all of it so far. In the row alone: the log of events never holds it. */
  partialText?: string;
  /** The same of the items that a node runs over and that are being written. */
  partialItems?: PartialItem[];
}

export interface PartialItem {
  /** The item's place in the list. */
  index: number;
  text: string;
}

/** How far a node is with the items that it runs over; what is in none of these waits. */
export interface ItemCounts {
  total: number;
  completed: number;
  failed: number;
  /** What they need has failed, or somebody left them out. */
  skipped: number;
  running: number;
  /** Of those completed: for which an earlier result was taken over. */
  reused: number;
}

interface NodeExecutionsTable {
  id: Generated<string>;
  execution_id: string;
  user_id: string;
  node_key: string;
  ordinal: number;
  status: Generated<NodeExecutionStatus>;
  /** Values with their kinds, or plain ones where the version before wrote them: read by `engine/node-values.ts`. */
  input: Json<Values | null>;
  output: Json<Values | null>;
  progress: Json<Progress | null>;
  error: string | null;
  error_code: string | null;
  error_details: Json<Record<string, unknown> | null>;
  attempts: Generated<number>;
  is_released: Generated<boolean>;
  cost: Money;
  estimated_cost: OptionalMoney;
  signature: string | null;
  reused_from: string | null;
  run_reason: RunReason | null;
  changed_inputs: string[] | null;
  faults: Json<PassingFault[]>;
  input_edited_at: OptionalTimestamp;
  output_edited_at: OptionalTimestamp;
  edited_by: string | null;
  /** The node's row, of which this is an item; null for a node. */
  parent_id: string | null;
  /** From 0; null for a node, and for an item that is no longer a part of the list. */
  item_index: number | null;
  coordinates: Json<Coordinates | null>;
  /** Null for a node that runs over no list. */
  item_counts: Json<ItemCounts | null>;
  is_left_out: Generated<boolean>;
  started_at: OptionalTimestamp;
  finished_at: OptionalTimestamp;
}

interface ExecutionEventsTable {
  execution_id: string;
  sequence: number;
  user_id: string;
  type: string;
  node_execution_id: string | null;
  payload: Json<Record<string, unknown>>;
  at: Timestamp;
}

interface GenerationsTable {
  id: Generated<string>;
  user_id: string;
  execution_id: string;
  node_execution_id: string;
  status: Generated<GenerationStatus>;
  kind: Generated<ModelKind>;
  model: string;
  prompt: string;
  parameters: Json<Record<string, unknown>>;
  aspect_ratio: string | null;
  input_hash: string;
  request_id: string | null;
  status_url: string | null;
  response_url: string | null;
  cancel_url: string | null;
  billable_units: OptionalMoney;
  cost: OptionalMoney;
  estimated_cost: OptionalMoney;
  told_at: OptionalTimestamp;
  images_asked: number | null;
  images_received: number | null;
  images_held_back: number | null;
  text: string | null;
  error: string | null;
  error_code: string | null;
  created_at: Timestamp;
  finished_at: OptionalTimestamp;
}

export const assetOrigins = ['UPLOADED', 'GENERATED', 'DERIVED', 'EDITED', 'COMPOSED'] as const;
export type AssetOrigin = (typeof assetOrigins)[number];

/** How a picture was put together. */
export interface StoredComposition {
  layout: string;
  placement: { id: string; title: string; channel: string };
  words: Words;
  /** The assets that it was made of, by what they are in it; none for what came from a link. */
  sources: Partial<Record<PicturePart, string>>;
  executionId: string;
}

interface AssetsTable {
  id: Generated<string>;
  user_id: string;
  path: string;
  content_type: string;
  width: number;
  height: number;
  byte_size: number;
  /** SHA-256 of the stored file, in hex; null for those of before there was one. */
  content_hash: string | null;
  /** Pixels: the smaller copies that lie beside it. */
  rendition_widths: ColumnType<number[], number[] | undefined, number[]>;
  origin: AssetOrigin;
  generation_id: string | null;
  /** What it was cut from, or is an edit of. */
  source_asset_id: string | null;
  cut: Json<Piece | null>;
  /** How it was put together; null for what was not. */
  composition: Json<StoredComposition | null>;
  /** What was measured on it for its placement. */
  checks: Json<Check[] | null>;
  /** Of those that somebody lets be; null where there are none. */
  waivers: Json<Waiver[] | null>;
  is_demo: Generated<boolean>;
  ordinal: Generated<number>;
  /** Set once its run is gone: then it is looked whether anything else uses it. */
  check_after: OptionalTimestamp;
  name: string | null;
  /** Its owner's. */
  tags: ColumnType<string[], string[] | undefined, string[]>;
  is_starred: Generated<boolean>;
  prompt: string | null;
  /** The id of the model that made it. */
  model: string | null;
  /** Also of one that is gone by now. */
  workflow_id: string | null;
  measured_at: OptionalTimestamp;
  colors: Json<{ hex: string; share: number }[] | null>;
  lightness: number | null;
  detail: number | null;
  placeholder: string | null;
  look: Uint8Array | null;
  look_keys: number[] | null;
  /** What it means: `assets/meaning/meaning.ts`. */
  meaning: Generated<Uint8Array | null>;
  meaning_by: Generated<string | null>;
  /** Of its last description. */
  caption: string | null;
  /** What its owner says in its place. */
  own_caption: string | null;
  found_tags: ColumnType<string[], string[] | undefined, string[]>;
  /** Words that are to be read in the picture. */
  found_text: string | null;
  describe_status: DescribeStatus | null;
  describe_tries: Generated<number>;
  describe_error: string | null;
  describe_error_code: string | null;
  describe_execution_id: string | null;
  describe_request: string | null;
  describe_asked_at: OptionalTimestamp;
  describe_next_at: OptionalTimestamp;
  describe_cost: OptionalMoney;
  described_by: string | null;
  described_at: OptionalTimestamp;
  /** A tsvector. */
  words: string | null;
  deleted_at: OptionalTimestamp;
  created_at: Timestamp;
}

export const describeStatuses = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED'] as const;
export type DescribeStatus = (typeof describeStatuses)[number];

interface LibraryWordsTable {
  user_id: string;
  word: string;
}

interface BoardsTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  created_at: Timestamp;
  updated_at: Timestamp;
}

interface FontsTable {
  id: Generated<string>;
  user_id: string;
  path: string;
  file_type: 'TTF' | 'OTF' | 'WOFF2';
  byte_size: number;
  content_hash: string;
  family: string;
  style_name: string;
  style: FontFamily['style'];
  scripts: string[];
  least_weight: number;
  most_weight: number;
  baseline: number;
  signs: Json<[number, number][]>;
  deleted_at: Generated<Date | null>;
  created_at: Timestamp;
}

interface BrandsTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  colors: Json<Partial<Record<BrandColorRole, string>>>;
  heading_font: string | null;
  body_font: string | null;
  /** Uploaded ones, which go before these. */
  heading_font_id: string | null;
  body_font_id: string | null;
  light_logo_id: string | null;
  dark_logo_id: string | null;
  mark_logo_id: string | null;
  tone: Generated<string>;
  words_to_use: Generated<string[]>;
  words_to_avoid: Generated<string[]>;
  claims: Json<BrandClaim[]>;
  call_to_action: Generated<string>;
  version: Generated<number>;
  deleted_at: OptionalTimestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
}

interface BoardAssetsTable {
  board_id: string;
  asset_id: string;
  user_id: string;
  added_at: Timestamp;
}

interface ExportsTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  byte_size: ColumnType<string, number, never>;
  created_at: Timestamp;
}

/** Bytes of a file that goes out: of the stored picture, or of what is written into it; `to` is the first that is no part of them. */
export interface Stretch {
  of: 'PICTURE' | 'OWN';
  from: number;
  to: number;
}

interface ExportFilesTable {
  export_id: string;
  position: number;
  user_id: string;
  path: string;
  byte_size: ColumnType<string, number, never>;
  crc32: ColumnType<string, number, never>;
  picture_path: string | null;
  stretches: Json<Stretch[]>;
  own: Uint8Array;
}

interface PersonalAccessTokensTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  hash: Buffer;
  hint: string;
  scopes: TokenScope[];
  /** The only workflows that it is good for; null for everything that its scopes allow. */
  workflow_ids: string[] | null;
  expires_at: OptionalTimestamp;
  last_used_at: OptionalTimestamp;
  revoked_at: OptionalTimestamp;
  created_at: Timestamp;
}

/** The ends of runs that a webhook may be told of, as messages name them. */
export const webhookEvents = ['execution.completed', 'execution.failed', 'execution.cancelled'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
/** Why the server switched a webhook off. */
export const disabledReasons = ['GONE', 'FAILING'] as const;
export type DisabledReason = (typeof disabledReasons)[number];
export const deliveryStatuses = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

interface WebhooksTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  url: string;
  events: WebhookEvent[];
  workflow_id: string | null;
  is_enabled: Generated<boolean>;
  disabled_reason: DisabledReason | null;
  secret: Buffer;
  previous_secret: Buffer | null;
  previous_secret_until: OptionalTimestamp;
  failing_since: OptionalTimestamp;
  last_failed_at: OptionalTimestamp;
  created_at: Timestamp;
}

/** A picture of a run, as its message names it. */
export interface DeliveryImage {
  /** The asset's. */
  id: string;
  path: string;
  contentType: string;
  width: number;
  height: number;
  nodeKey: string;
  nodeName: string;
}

/** How a run stood when it ended; empty for a test. */
export interface DeliveryData {
  status?: ExecutionStatus;
  /** USD. */
  totalCost?: string;
  error?: string | null;
  errorCode?: string | null;
  /** ISO 8601, as Postgres writes it. */
  startedAt?: string | null;
  finishedAt?: string | null;
  workflowId?: string | null;
  workflowName?: string | null;
  /** Looked for when the message is first sent. */
  images?: DeliveryImage[];
  /** Of all its pictures, where they are more than those. */
  imageCount?: number;
}

interface WebhookDeliveriesTable {
  id: Generated<string>;
  user_id: string;
  webhook_id: string;
  execution_id: string | null;
  event: WebhookEvent | 'ping';
  data: Json<DeliveryData>;
  status: Generated<DeliveryStatus>;
  attempts: Generated<number>;
  next_attempt_at: OptionalTimestamp;
  last_attempt_at: OptionalTimestamp;
  response_status: number | null;
  error: string | null;
  error_code: string | null;
  created_at: Timestamp;
  delivered_at: OptionalTimestamp;
}

interface IdempotencyKeysTable {
  user_id: string;
  operation: string;
  key: string;
  input: Json<Record<string, string>>;
  answer: Json<unknown>;
  secret: Buffer | null;
  created_at: Timestamp;
}

export type ProfileRow = Selectable<ProfilesTable>;
/** Without its notes, frames, inputs and outputs, which are read by themselves: they may be large. */
export type WorkflowRow = Omit<
  Selectable<WorkflowsTable>,
  'notes' | 'frames' | 'inputs' | 'outputs' | 'deleted_at' | 'is_provisional'
>;
/** Without its graph, which is read by itself. */
export type WorkflowVersionRow = Omit<Selectable<WorkflowVersionsTable>, 'graph'>;
export type ScheduleRow = Selectable<SchedulesTable>;
/** Without its hash, which nobody reads back. */
export type TriggerRow = Omit<Selectable<TriggersTable>, 'hash'>;
export type NodeRow = Selectable<NodesTable>;
/** Without what is found by alone, and stands in the graph. */
export type ExecutionRow = Omit<Selectable<ExecutionsTable>, 'edited_asset_id'>;
export type NodeExecutionRow = Selectable<NodeExecutionsTable>;
export type ExecutionEventRow = Selectable<ExecutionEventsTable>;
export type GenerationRow = Selectable<GenerationsTable>;
/** Without what serves the search alone. */
export type AssetRow = Omit<
  Selectable<AssetsTable>,
  'look' | 'look_keys' | 'meaning' | 'meaning_by' | 'words' | 'deleted_at'
>;
export type BoardRow = Selectable<BoardsTable>;
export type FontRow = Selectable<FontsTable>;
export type BrandRow = Selectable<BrandsTable>;
/** Without its hash, which nobody reads back. */
export type TokenRow = Omit<Selectable<PersonalAccessTokensTable>, 'hash'>;
/** Without its secrets, which nobody reads back. */
export type WebhookRow = Omit<Selectable<WebhooksTable>, 'secret' | 'previous_secret' | 'last_failed_at'>;
export type WebhookDeliveryRow = Selectable<WebhookDeliveriesTable>;
