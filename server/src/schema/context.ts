import type { PictureLook } from '@visualadgen/compose/picture-look.ts';
import type { ItemLimits } from '@visualadgen/graph/validation/check-item-counts.ts';
import type { LibrarySearch } from '../assets/search/search-library.ts';
import type { Engine } from '../engine/engine.ts';
import type { Describing } from '../engine/describing/describing.ts';
import type { EventEmitter } from '../engine/emitter.ts';
import type { AssetEmitter } from '../engine/library-events/asset-emitter.ts';
import type { EventSource } from '../engine/follow-execution.ts';
import type { PaidCalls } from '../paid-calls/create-paid-calls.ts';
import type { TokenScope } from '../secrets/personal-access-token.ts';
import type { RequestContext } from '../observe/request-context.ts';
import type { ImageModel, Model } from '../models/define-model.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { TableReader, TrendSource, WebsiteReader } from '../nodes/node-services.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { StoredFont } from '../store/fonts.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { AssetRow, ScheduleRow } from '../store/tables.ts';
import type { SecretBox } from '../secrets/webhook-secret.ts';
import type { Loaders } from './loaders.ts';

/** What the whole API stands on; made once by the app. */
export interface ApiServices {
  database: Database;
  engine: Engine;
  emitter: EventEmitter;
  assetEmitter: Pick<AssetEmitter, 'onOwner'>;
  describing: Pick<Describing, 'limits' | 'leftToday' | 'carry'>;
  /** What compositions see of somebody’s picture, an asset reference. Throws as composing it would. */
  lookAtPicture(userId: string, picture: string, options: { isLogo: boolean }): Promise<PictureLook>;
  storage: FileStorage;
  trends: TrendSource;
  tables: TableReader;
  websites: WebsiteReader;
  /** Fetches the picture behind a link that a person gave, and keeps it as theirs. Throws as downloads and uploads do. */
  keepLinkedImage(userId: string, link: string, signal: AbortSignal): Promise<AssetRow>;
  /** Keeps a picture that a person sent as theirs, under a name if there is one. Throws as uploads do. */
  keepUpload(userId: string, bytes: Uint8Array, name: string | null): Promise<AssetRow>;
  fonts: {
    /** The file of a font that a person sent, before its row is. Throws FONT_INVALID, FONT_TOO_LARGE, FONT_RESTRICTED and STORAGE_UNAVAILABLE. */
    store(userId: string, bytes: Uint8Array): Promise<StoredFont>;
    /** Removes a file of which no row came. */
    discard(font: Pick<StoredFont, 'path'>): Promise<void>;
  };
  library: LibrarySearch;
  nodeTypes: ReadonlyMap<string, NodeType>;
  imageModels: readonly ImageModel[];
  models: readonly Model[];
  paidCalls: Pick<PaidCalls, 'resolve'>;
  /** USD, for people who have set none of their own; null for no limit. */
  defaultMonthlyBudget: string | null;
  /** How many items a node, and all nodes of a run together, may run over. */
  itemLimits: ItemLimits;
  /** A run of more paid calls, or of a higher cost in USD, is asked about once more. */
  confirmAbove: { paidCalls: number; cost: string };
  /** Days for which an execution is kept after its end; null for ever. */
  resultRetentionDays: number | null;
  /** A personal access token was revoked here: whoever is connected by it is to be sent away. */
  tokenWasRevoked(tokenId: string): void;
  schedules: {
    /** The time by which schedules come. */
    now(): Date;
    /** Has it run when it comes next. */
    enqueue(schedule: ScheduleRow): Promise<void>;
  };
  webhooks: {
    /** Says what is wrong with an address as one to send messages to, to follow on the field's name; null when it is good. */
    checkUrl(url: string): string | null;
    box: SecretBox;
  };
  /** A signed link to an archive, `{user_id}/{export_id}.zip`, good for two weeks at least; relative to this server. */
  signExport(path: string): string;
  /** A link to which an image may be PUT, for this user; until `expiresAt`, or for as long as links are. */
  createUploadLink(
    userId: string,
    upload: { byteSize: number; name?: string | null },
    expiresAt?: Date,
  ): { url: string; expiresAt: Date };
}

/** Who asks, and what the token that they came with lets them do. */
export interface Viewer {
  userId: string;
  email: string | null;
  scopes: readonly TokenScope[];
  /** The only workflows that the token is good for, by their row ids; null for everything that its scopes allow. */
  workflowIds: readonly string[] | null;
  /** They have signed in themselves; what came is no personal access token. */
  isSession: boolean;
}

/** Today that of one owner, `null` for what everybody sees. Whatever else comes to decide what a resolver tells stands here as well. */
export interface Sight {
  ownerId: string | null;
}

/** Ways in for programs that know no GraphQL, each of which runs what is published. */
export type Door = 'HTTP' | 'MCP';

/** What one operation sees. */
export interface Context extends ApiServices {
  viewer: Viewer | null;
  /** Null for who asked in GraphQL. */
  door: Door | null;
  /**
   * What decides what is seen: two with the same sight see the same of everything that is read by `asViewer`, though they came by other
   * tokens or sessions. What a token lets them begin is asked before, and not part of it.
   */
  sight: Sight;
  /** Of the request that the operation came by. */
  requestContext: RequestContext;
  /** The address that the client used, such as `http://127.0.0.1:4000`; links of this server start with it. */
  origin: string;
  loaders: Loaders;
  /** Forgets what was loaded; a subscription does so before each event. */
  resetLoaders(this: Context): void;
  /**
   * Only where like subscribers are served together: the events that this one asks for are worked out once for all of
   * them and sent past this operation. What comes back gives nothing, and ends when they do.
   */
  shareEvents?(source: EventSource): AsyncIterable<never>;
  /** Runs as the viewer, under row-level security. Throws UNAUTHENTICATED. */
  asViewer<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}
